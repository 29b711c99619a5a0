import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import {
  answerConsultation,
  assignConsultation,
  cancelConsultation,
  claimConsultation,
  consult,
  declareOpinion,
  listConsultations,
  releaseConsultation,
} from '#functions/tasks/consultations.ts';
import type { Caller } from '#shared/unit/caller.ts';
import {
  accepted,
  auditor,
  clerk,
  code,
  go,
  leaderElsewhere,
  local,
  manager,
  officer,
  portal,
  type Story,
  specialist,
  submitted,
} from '#test/dossier/fixtures.ts';
import { records } from '#test/dossier/world.ts';
import { expectCareful, expectHidden } from '../refusals.ts';
import { clientOf, keep, scene, stage } from '../scene.ts';

stage('2026-03-02 09:30');

const asked = officer('chuyen-vien.binh-minh', 'specialist', 'H00.02');
const managerBeside: Caller = { kind: 'manager', id: 'quan-ly.binh-minh', unit: 'H00.02' };
const askedClerk = officer('van-thu.binh-minh', 'clerk', 'H00.02');
const stranger = officer('chuyen-vien.x', 'specialist', 'H00.03');
const question = 'Ông A có đăng ký kết hôn tại phường không?';

const asking = (components: string[]) =>
  ({
    type: 'consult',
    task: 2,
    unit: 'H00.02',
    question,
    components,
    until: { limit: { value: 2, unit: 'WORKING_DAY' } },
  }) as const;

/** A dossier about which the unit beside is asked, as often as there are lists of what it may see. */
const askedAbout = (...components: string[][]) =>
  go(
    accepted(),
    components.map((some) => [asking(some), specialist, local('2026-03-02 09:10')]),
  );

async function at(story: Story = askedAbout(['declaration']), deps = scene()) {
  const { version } = await keep(deps.store, story);
  const ask = clientOf([
    consult(deps),
    listConsultations(deps),
    claimConsultation(deps),
    releaseConsultation(deps),
    assignConsultation(deps),
    declareOpinion(deps),
    answerConsultation(deps),
    cancelConsultation(deps),
  ]);
  return { ask, version, stored: () => deps.store.whole(code) };
}

const path = `/v1/consultations/${code}~2.1`;
const paper = { name: 'Ý kiến.pdf', mediaType: 'application/pdf', size: 9, sha256: 'a'.repeat(64) };
const acts: [string, object][] = [
  ['claim', {}],
  ['release', {}],
  ['assign', { officer: asked.id }],
  ['files', { files: [paper] }],
  ['answer', { opinion: 'agree', text: 'Không có.' }],
  ['cancellation', { reason: 'Đã rõ' }],
];

describe('a question to another unit', () => {
  const ask = { unit: 'H00.02', question, dueAt: '2026-03-04T10:00:00+09:00', components: ['declaration'] };
  const line = `POST /v1/tasks/${code}~2/consultations`;

  it('is asked with a due time or a limit, and stands in the dossier under the id by which it is answered', async () => {
    const { ask: send, version } = await at(accepted());
    expect(await send(specialist, line, { body: ask, version })).toMatchObject({
      statusCode: 200,
      headers: { etag: expect.stringMatching(`^"${version + 1}-`) },
      json: {
        consultations: [
          { id: `${code}~2.1`, unit: 'H00.02', state: 'open', dueAt: '2026-03-04T08:00:00+07:00' },
        ],
      },
    });
  });

  it.each([
    [{ unit: 'H00.09' }, 422, 'unknown-unit', undefined],
    [{ components: ['selfie'] }, 422, 'incomplete', '/components/0'],
    [{ dueAt: '2026-03-02T08:00:00+07:00' }, 422, 'incomplete', '/dueAt'],
    [{ limit: { value: 1, unit: 'WORKING_DAY' } }, 400, 'invalid-request', ''],
    [{ question: '?!' }, 400, 'invalid-request', '/question'],
  ])('with %j is refused', async (changes, statusCode, refused, pointer) => {
    const { ask: send, version, stored } = await at(accepted());
    const before = await stored();
    const reply = await send(specialist, line, { body: { ...ask, ...changes }, version });
    expect(reply).toMatchObject({ statusCode, json: { code: refused } });
    if (pointer !== undefined) expect(reply.json).toMatchObject({ errors: [{ pointer }] });
    expect(await stored()).toEqual(before);
  });

  it('is asked by whoever works on the task, once it was accepted', async () => {
    const rest = await at(accepted());
    const act = { ...rest, by: specialist, line, body: ask };
    await expectCareful(act);
    await expectHidden(act, {
      strangers: [asked],
      unknown: 'unknown-task',
      invented: 'POST /v1/tasks/H00.01-20260302-0000009~2/consultations',
      wrong: [clerk],
      kinds: [manager, portal, auditor],
    });
    const early = await at(submitted());
    const reception = officer('tiep-nhan.an-binh', 'reception');
    const reply = await early.ask(reception, line.replace('~2', '~1'), { body: ask, version: early.version });
    expect(reply).toMatchObject({ statusCode: 409, json: { code: 'not-accepted' } });
  });
});

describe('an act on a question', () => {
  it.each(acts)(
    '“%s” is unknown to a unit that was not asked, and refused to whoever may not answer',
    async (name, body) => {
      const isOfAsker = name === 'cancellation';
      const act = { ...(await at()), by: isOfAsker ? specialist : asked, line: `POST ${path}/${name}`, body };
      await expectHidden(act, {
        strangers: [stranger],
        unknown: 'unknown-consultation',
        invented: `POST /v1/consultations/H00.01-20260302-0000009~2.1/${name}`,
        wrong: isOfAsker ? [asked, clerk] : [askedClerk, specialist],
        kinds: [manager, portal, auditor],
      });
      await expectCareful(act);
      const other = await act.ask(act.by, `POST /v1/consultations/${code}~2.2/${name}`, {
        body,
        version: act.version,
      });
      expect(other).toMatchObject({ statusCode: 404, json: { code: 'unknown-consultation' } });
    },
  );

  it('is answered with what the unit was asked about, and no more of the dossier', async () => {
    const { ask, version } = await at(askedAbout(['divorce-or-death-record'], ['declaration']));
    const claimed = await ask(asked, `POST ${path}/claim`, { version });
    expect(claimed).toMatchObject({
      statusCode: 200,
      json: { consultations: [{ holder: asked.id }, {}], files: [{ id: 'f1' }] },
    });
    expect(claimed.json).not.toHaveProperty('applicant');
    const narrow = await at(askedAbout(['divorce-or-death-record']));
    expect((await narrow.ask(asked, `POST ${path}/claim`, { version: narrow.version })).json).toMatchObject({
      files: [],
    });
  });

  it('gives the address for the declared opinion, and ends with the answer, once', async () => {
    const { ask, version, stored } = await at();
    const declared = await ask(asked, `POST ${path}/files`, { body: { files: [paper] }, version });
    const file = (await stored())?.dossier.files.at(-1)?.id;
    expect(declared).toMatchObject({
      statusCode: 200,
      json: { uploads: [{ fileId: file, url: `https://intake.example/${code}/${file}` }] },
    });
    const answer = (body: object, key?: string) =>
      ask(asked, `POST ${path}/answer`, { body, version: version + 1, ...(key && { key }) });
    const said = { opinion: 'agree', text: 'Không có.' };
    expect(await answer({ ...said, file })).toMatchObject({
      statusCode: 409,
      json: { code: 'opinion-not-ready' },
    });
    const first = await answer(said, 'one');
    expect(first).toMatchObject({
      statusCode: 200,
      json: {
        consultations: [
          { state: 'answered', answer: { ...said, by: asked.id, at: '2026-03-02T09:30:00+07:00' } },
        ],
      },
    });
    expect(await answer(said, 'one')).toMatchObject({ statusCode: 200, json: { version: version + 2 } });
    const late = await ask(leaderElsewhere, `POST ${path}/assign`, {
      body: { officer: asked.id },
      version: version + 2,
    });
    expect(late).toMatchObject({ statusCode: 409, json: { code: 'consultation-closed' } });
  });
});

describe('the assignment of a consultation', () => {
  const assignTo = async (id: string, deps = scene()) => {
    const { ask, version } = await at(askedAbout(['declaration']), deps);
    return ask(leaderElsewhere, `POST ${path}/assign`, { body: { officer: id }, version });
  };

  it.each([
    ['nobody', 'unknown-officer'],
    [specialist.id, 'unknown-officer'],
    [askedClerk.id, 'officer-unfit'],
  ])('to %s is refused: %s', async (id, refused) => {
    expect(await assignTo(id)).toMatchObject({ statusCode: 422, json: { code: refused } });
  });

  it('to somebody who has left is refused', async () => {
    const officers = records.officers.map((one) =>
      one.id === asked.id ? { ...one, to: '2026-03-01' } : one,
    );
    expect(await assignTo(asked.id, scene({ officers }))).toMatchObject({
      statusCode: 422,
      json: { code: 'unknown-officer' },
    });
  });

  it('is a leader’s, to an officer of the asked unit who may answer', async () => {
    expect(await assignTo(asked.id)).toMatchObject({
      statusCode: 200,
      json: { consultations: [{ holder: asked.id }] },
    });
  });
});

describe('the list of questions', () => {
  const Page = z.object({ items: z.array(z.object({ id: z.string() })), nextCursor: z.string().optional() });
  const line = 'GET /v1/consultations';

  it('shows a unit what it is asked, page by page, with what an answer has to name', async () => {
    const { ask, version } = await at(askedAbout(['declaration'], []));
    const first = await ask(asked, `${line}?limit=1`);
    expect(first).toMatchObject({
      statusCode: 200,
      json: {
        items: [{ id: `${code}~2.1`, version, question, dossier: { code, unit: 'H00.01' } }],
        nextCursor: expect.any(String),
      },
      headers: { link: expect.stringMatching(/^<\/v1\/consultations\?limit=1&cursor=[^>]+>; rel="next"$/) },
    });
    const next = `${line}?limit=1&cursor=${encodeURIComponent(Page.parse(first.json).nextCursor ?? '')}`;
    expect((await ask(asked, next)).json).toMatchObject({ items: [{ id: `${code}~2.2` }] });
    for (const [by, query] of [
      [leaderElsewhere, next],
      [asked, `${line}?limit=1&cursor=${code}~2.1`],
    ] as const)
      expect(await ask(by, query)).toMatchObject({ statusCode: 400, json: { code: 'invalid-cursor' } });
  });

  it('is that of the caller’s own units', async () => {
    const { ask } = await at();
    for (const [by, query, expected] of [
      [managerBeside, '', { statusCode: 200, json: { items: [{}] } }],
      [specialist, '', { statusCode: 200, json: { items: [] } }],
      [specialist, '?unit=H00.02', { statusCode: 403 }],
      [{ ...specialist, unit: 'H00' }, '?unit=H00.02', { statusCode: 200, json: { items: [{}] } }],
      [portal, '', { statusCode: 403 }],
    ] as const)
      expect(await ask(by, `${line}${query}`), by.id).toMatchObject(expected);
  });
});
