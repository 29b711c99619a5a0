import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PapersFound } from '#shared/api/resources/papers.ts';
import { PersonFound } from '#shared/api/views/archive.ts';
import { Submitted } from '#shared/api/views/dossier.ts';
import { keysIn, objectAt, s3Of } from '#test/support/aws.ts';
import { type Cast, signInAll, unit } from '#test/support/cast.ts';
import { moveClock } from '#test/support/control.ts';
import {
  complete,
  declare,
  eventually,
  expectStatus,
  inStatus,
  look,
  scan,
  submit,
} from '#test/support/dossiers.ts';
import { benchSubmission, handedIn, untilSealed } from '#test/support/lives.ts';
import { type LocalCloud, startLocalCloud } from '#test/support/local-cloud.ts';

const identifier = '001099000001';
const applicant = { kind: 'citizen', name: 'Nguyễn Văn A', identifier };
const first = (more: Record<string, unknown> = {}) =>
  benchSubmission({ procedure: 'LOCAL.PAPERS-ONE', applicant, ...more });

let cloud: LocalCloud;
let cast: Cast;
let kept: string;

/** A sealed dossier whose paper was compared with the original, or not. */
async function lived(body: unknown, { isCompared = true } = {}): Promise<string> {
  const { leader, portal, reception, specialist } = cast;
  const code = await handedIn(portal, body);
  if (isCompared) {
    const { files, task, version } = await look(reception, code);
    await reception.post(`/v1/tasks/${task?.id}/claim`, { version });
    const request = { body: { files: [files[0]?.id] }, version: (await look(reception, code)).version };
    expect((await reception.post(`/v1/tasks/${task?.id}/confirmations`, request)).status).toBe(200);
  }
  await complete(reception, code, { outcome: 'accept' });
  await complete(specialist, code, { outcome: 'advance' });
  await complete(leader, code, { outcome: 'return' });
  await untilSealed(portal, code);
  return code;
}

beforeAll(async () => {
  cloud = await startLocalCloud({ publish: ['test/data/local-papers.json'] });
  cast = await signInAll(cloud.addresses);
  [kept] = await Promise.all([
    lived(first({ keepPapers: true })),
    lived(first()),
    lived(first({ keepPapers: true }), { isCompared: false }),
  ]);
});
afterAll(() => cloud.close());

const offers = async (more: Record<string, unknown> = {}) => {
  const body = { identifier, procedure: 'LOCAL.PAPERS-TWO', unit, ...more };
  return expectStatus(await cast.portal.post('/v1/papers', { body }), 200, PapersFound).items;
};

const again = (from: unknown, more: Record<string, unknown> = {}) =>
  benchSubmission({
    procedure: 'LOCAL.PAPERS-TWO',
    applicant,
    files: [{ component: 'proof', ...declare(scan), from }],
    ...more,
  });

describe('a paper that was compared with its original', () => {
  it('is offered for the next dossier, where its owner agreed', async () => {
    const [offer, ...others] = await offers();
    expect(others).toEqual([]);
    expect(offer).toMatchObject({ for: 'proof', code: kept, kind: 'component', ...declare(scan) });
    expect(await offers({ identifier: '001099000002' })).toEqual([]);
    expect(await offers({ procedure: '1.004873' })).toEqual([]);
  });

  it('is handed in without being sent, inspected as any file, and counts as reused', async () => {
    const [{ code = '', file = '' } = {}] = await offers();
    const answer = await cast.portal.post('/v1/dossiers', { body: again({ code, file }) });
    const { code: next } = expectStatus(answer, 201, Submitted);
    await inStatus(cast.portal, next, 'submitted');
    const { digitisation, files } = await look(cast.reception, next);
    expect(files).toMatchObject([{ state: 'accepted', from: { code, file, kind: 'component' } }]);
    expect(digitisation).toEqual([{ component: 'proof', state: 'reused' }]);
  });

  it('is nobody else’s, no other file, and for no other component', async () => {
    const [{ code = '', file = '' } = {}] = await offers();
    const other = { ...applicant, identifier: '001099000002' };
    const bad = [
      again({ code, file }, { applicant: other }),
      again({ code, file: 'another' }),
      again(
        { code, file },
        { files: [{ component: 'proof', ...declare(Buffer.from('%PDF-')), from: { code, file } }] },
      ),
    ];
    for (const body of bad) {
      const answer = await cast.portal.post('/v1/dossiers', { body });
      expect(answer.body).toMatchObject({
        status: 422,
        code: 'incomplete',
        errors: expect.arrayContaining([
          expect.objectContaining({ pointer: '/files/0/from', code: 'unknown-paper' }),
        ]),
      });
    }
  });

  it('is asked for by those who act for applicants, and the person’s log says so', async () => {
    const body = { identifier, procedure: 'LOCAL.PAPERS-TWO', unit };
    expect((await cast.otherReception.post('/v1/papers', { body })).status).toBe(403);
    expect((await cast.reception.post('/v1/papers', { body })).status).toBe(200);
    const purpose = 'Người dân hỏi ai đã tra cứu';
    const answer = await cast.auditor.post('/v1/archive/people', { body: { identifier, purpose } });
    const { accesses } = expectStatus(answer, 200, PersonFound);
    expect(accesses).toContainEqual(expect.objectContaining({ what: 'papers', by: 'tiep-nhan.an-binh' }));
  });

  it('is kept no longer than its owner wants', async () => {
    const another = { ...applicant, identifier: '001099000009' };
    await lived(first({ keepPapers: true, applicant: another }));
    const own = { identifier: another.identifier };
    expect(await offers(own)).toHaveLength(1);
    const withdraw = () => cast.portal.put('/v1/papers', { ...own, unit, keep: false });
    expect((await withdraw()).body).toEqual({ withdrawn: 1 });
    expect(await offers(own)).toEqual([]);
    expect((await withdraw()).body).toEqual({ withdrawn: 0 });
    expect(await offers()).toHaveLength(1);
  });

  it('is offered, and its bytes are there, up to its last day; the night after they are removed', async () => {
    const draft = await submit(cast.portal, benchSubmission());
    const { Bucket } = objectAt(draft.uploads[0]?.url ?? '');
    await moveClock(cloud.addresses, { advance: 'P1D' });
    cast = await signInAll(cloud.addresses);
    const later = await lived(first({ keepPapers: true }));
    const lastDays = new Map((await offers()).map(({ code, validUntil }) => [code, validUntil]));
    const [lastDay = '', laterDay = ''] = [kept, later].map((code) => lastDays.get(code));
    expect(laterDay > lastDay).toBe(true);
    const bytesOf = async (code: string) => keysIn(await s3Of(cloud.addresses), Bucket, `papers/${code}/`);
    expect((await Promise.all([kept, later].map(bytesOf))).flat()).toHaveLength(2);

    // The night before is over by then, and takes nothing.
    await moveClock(cloud.addresses, { to: `${lastDay}T16:00:00.000Z` });
    cast = await signInAll(cloud.addresses);
    expect((await offers()).map(({ code }) => code).toSorted()).toEqual([kept, later].toSorted());
    expect(await bytesOf(kept)).toHaveLength(1);

    await moveClock(cloud.addresses, { advance: 'PT5H' });
    cast = await signInAll(cloud.addresses);
    await eventually(
      () => bytesOf(kept),
      (keys) => keys.length === 0,
    );
    expect((await offers()).map(({ code }) => code)).toEqual([later]);
    expect(await bytesOf(later)).toHaveLength(1);
  });
});
