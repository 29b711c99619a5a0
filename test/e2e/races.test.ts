import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { Submitted } from '#shared/api/views/dossier.ts';
import type { Person, Response } from '#test/support/api.ts';
import { type Cast, signInAll, unit } from '#test/support/cast.ts';
import {
  complete,
  declare,
  inStatus,
  look,
  scan,
  submission,
  submit,
  upload,
} from '#test/support/dossiers.ts';
import { allDossiers, flawIn, storeOf } from '#test/support/journals.ts';
import { benchSubmission, handedIn } from '#test/support/lives.ts';
import { type LocalCloud, startLocalCloud } from '#test/support/local-cloud.ts';
import { colleagues } from '#test/support/tokens.ts';

let cloud: LocalCloud;
let cast: Cast;
let officers: Person[];

beforeAll(async () => {
  cloud = await startLocalCloud();
  cast = await signInAll(cloud.addresses);
  officers = await colleagues(cloud, cast.reception, 20);
});
afterAll(() => cloud.close());

const Problem = z.object({ code: z.string() });
/** Each answer as its status and, where it is a refusal, the problem’s code. */
const outcome = ({ status, body }: Response) =>
  status < 300 ? `${status}` : `${status} ${Problem.parse(body).code}`;
const sound = async (code: string) =>
  expect(await flawIn(await storeOf(cloud.addresses), code)).toBeUndefined();

describe('twenty officers at the same instant', () => {
  it('complete a task once: one is told that it is done, the others that they came too late', async () => {
    const code = await handedIn(cast.portal);
    const { task, version } = await look(cast.reception, code);
    const answers = await Promise.all(
      officers.map((officer) =>
        officer.post(`/v1/tasks/${task?.id}/complete`, { body: { outcome: 'accept' }, version }),
      ),
    );
    const said = answers.map(outcome);
    expect(said.filter((one) => one === '200')).toHaveLength(1);
    expect(new Set(said).difference(new Set(['200', '412 stale', '409 task-closed']))).toEqual(new Set());
    expect(await look(cast.reception, code)).toMatchObject({ version: version + 1, status: 'accepted' });
    await sound(code);
  });

  it('claim a task once, and the dossier names the one who was told so', async () => {
    const code = await handedIn(cast.portal);
    const { task, version } = await look(cast.reception, code);
    const answers = await Promise.all(
      officers.map(async (officer) => ({
        id: officer.id,
        said: outcome(await officer.post(`/v1/tasks/${task?.id}/claim`, { version })),
      })),
    );
    const winners = answers.filter(({ said }) => said === '200');
    expect(winners).toHaveLength(1);
    expect(answers.filter(({ said }) => /^(412 stale|409 task-held)$/.test(said))).toHaveLength(19);
    expect((await look(cast.reception, code)).task?.holder).toBe(winners[0]?.id);
    await sound(code);
  });
});

describe('the same submission, ten times at once', () => {
  it('is one dossier; whoever is not told its code is told to ask again, and then is', async () => {
    const headers = { 'idempotency-key': `"${randomUUID()}"` };
    const name = `Nguyễn ${randomUUID()}`;
    const body = benchSubmission({ applicant: { kind: 'citizen', name } });
    const send = () => cast.portal.post('/v1/dossiers', { body, headers });
    const answers = await Promise.all(Array.from({ length: 10 }, send));
    const said = new Set(answers.map(outcome));
    expect(said.difference(new Set(['201', '409 request-in-progress']))).toEqual(new Set());
    for (const { status, headers: got } of answers) {
      if (status === 409) expect(got.get('retry-after')).toBe('1');
    }
    const codes = [...answers.filter(({ status }) => status === 201), await send()].map(
      (answer) => Submitted.parse(answer.body).code,
    );
    expect(new Set(codes).size).toBe(1);
    const dossiers = await allDossiers(cloud.addresses);
    const own = dossiers.filter(({ applicantName }) => applicantName === name);
    expect(own.map(({ code }) => code)).toEqual([codes[0]]);
  });
});

describe('files that arrive at the same instant', () => {
  it('are all accepted, and hand the dossier in once', async () => {
    const paper = { component: 'declaration', ...declare(scan) };
    const other = { ...paper, component: 'authorisation' };
    const body = submission(unit, { files: [paper, paper, paper, other, other] });
    const { code, uploads } = await submit(cast.portal, body);
    expect(uploads).toHaveLength(5);
    await Promise.all(uploads.map((target) => upload(target, scan)));
    const { files, version } = await inStatus(cast.portal, code, 'submitted');
    expect(files.map(({ state }) => state)).toEqual(Array(5).fill('accepted'));
    expect(version).toBe(6);
    await sound(code);
  });
});

describe('a withdrawal that meets the last officer', () => {
  it.each([1, 2, 3, 4, 5])('ends the dossier in one way only (round %i)', async () => {
    const code = await handedIn(cast.portal);
    await complete(cast.reception, code, { outcome: 'accept' });
    await complete(cast.specialist, code, { outcome: 'advance' });
    const { task, version } = await look(cast.leader, code);
    const [withdrawn, returned] = await Promise.all([
      cast.portal.post(`/v1/dossiers/${code}/withdrawal`, { body: { reason: 'Đổi ý.' } }),
      cast.leader.post(`/v1/tasks/${task?.id}/complete`, { body: { outcome: 'return' }, version }),
    ]);
    const won = { withdrawn: withdrawn.status === 200, returned: returned.status === 200 };
    expect(won.withdrawn, 'one and only one is told that it is done').toBe(!won.returned);
    const { status } = await look(cast.portal, code);
    expect(status).toBe(won.withdrawn ? 'withdrawn' : 'returned');
    // Who asked without a version must hear of the dossier and not of a version.
    expect(outcome(won.withdrawn ? returned : withdrawn)).toMatch(
      won.withdrawn ? /^(409 dossier-closed|412 stale)$/ : /^409 dossier-closed$/,
    );
    await sound(code);
  });

  it('still withdraws where the officer’s act did not end the dossier', async () => {
    const code = await handedIn(cast.portal);
    const { task, version } = await look(cast.reception, code);
    const [withdrawn] = await Promise.all([
      cast.portal.post(`/v1/dossiers/${code}/withdrawal`, { body: { reason: 'Đổi ý.' } }),
      cast.reception.post(`/v1/tasks/${task?.id}/complete`, { body: { outcome: 'accept' }, version }),
    ]);
    expect(outcome(withdrawn)).toBe('200');
    expect(await look(cast.portal, code)).toMatchObject({ status: 'withdrawn' });
    await sound(code);
  });
});
