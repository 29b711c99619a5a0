import { describe, expect, it } from 'vitest';
import {
  apologise,
  assignTask,
  claimTask,
  completeTask,
  confirmFiles,
  decideLetter,
  declareResult,
  extend,
  judgeCorrection,
  releaseTask,
} from '#functions/tasks/tasks.ts';
import {
  accepted,
  approved,
  auditor,
  clerk,
  code,
  leader,
  local,
  manager,
  open,
  portal,
  reception,
  receptionElsewhere,
  type Story,
  specialist,
  submitted,
} from '#test/dossier/fixtures.ts';
import { expectCareful, expectHidden } from '../refusals.ts';
import { clientOf, keep, scene, stage } from '../scene.ts';

stage('2026-03-02 09:30');

/** A dossier in the store, the routes, and the address of its open task. */
async function at(story: Story) {
  const deps = scene();
  const { version } = await keep(deps.store, story);
  const ask = clientOf([
    claimTask(deps),
    releaseTask(deps),
    assignTask(deps),
    completeTask(deps),
    declareResult(deps),
    confirmFiles(deps),
    apologise(deps),
    extend(deps),
    judgeCorrection(deps),
    decideLetter(deps),
  ]);
  const task = `/v1/tasks/${code}~${open(story).task.no}`;
  return { ask, task, version, stored: () => deps.store.whole(code) };
}

/** Every act on a task, with a body that would do. */
const acts: [string, object][] = [
  ['claim', {}],
  ['release', {}],
  ['assign', { officer: reception.id }],
  ['complete', { outcome: 'accept' }],
  ['files', { files: [{ name: 'Giấy.pdf', mediaType: 'application/pdf', size: 9, sha256: 'a'.repeat(64) }] }],
  ['confirmations', { files: ['f1'] }],
  ['extension', { ground: 'x', limit: { value: 1, unit: 'WORKING_DAY' }, reason: 'Số lượng lớn' }],
  ['letter', { approved: true }],
  ['apology', { reason: 'Thiếu cán bộ', limit: { value: 1, unit: 'WORKING_DAY' } }],
];

describe('an act on a task', () => {
  it('on an older version is told when the dossier changed and who holds the task, but to nobody elsewhere', async () => {
    const { ask, task, version } = await at(submitted());
    await ask(reception, `POST ${task}/claim`, { version });
    const late = (headers: Record<string, string> = {}) =>
      ask(reception, `POST ${task}/complete`, { body: { outcome: 'accept' }, version, headers });
    expect(await late()).toMatchObject({
      statusCode: 412,
      json: {
        code: 'stale',
        detail:
          'Hồ sơ thay đổi lần cuối lúc 09:30 thứ Hai 02/03/2026; Nguyễn Thị Hoa đang giữ việc. Hãy đọc lại.',
        errors: [{ pointer: '', code: 'changed' }],
      },
    });
    expect(await late({ 'accept-language': 'en' })).toMatchObject({
      json: {
        detail:
          'The dossier changed last at 09:30 on Monday 02/03/2026; Nguyễn Thị Hoa holds the task. Read it again.',
      },
    });
    const elsewhere = await ask(receptionElsewhere, `POST ${task}/claim`, { version });
    expect(elsewhere).toMatchObject({ statusCode: 404 });
    expect(JSON.stringify(elsewhere.json)).not.toContain('Hoa');
  });

  it('is done on the version that the officer saw, and answered with the dossier under its new tag', async () => {
    const { ask, task, version, stored } = await at(submitted());
    const claimed = await ask(reception, `POST ${task}/claim`, { version });
    expect(claimed).toMatchObject({
      statusCode: 200,
      headers: { etag: expect.stringMatching(`^"${version + 1}-`), 'cache-control': 'no-store' },
      json: {
        code,
        version: version + 1,
        task: { holder: reception.id, openedAt: '2026-03-02T08:05:00+07:00' },
      },
    });
    const released = await ask(reception, `POST ${task}/release`, {
      headers: { 'if-match': claimed.headers['etag'] ?? '' },
    });
    expect(released).toMatchObject({ statusCode: 200, json: { version: version + 2 } });
    expect(released.json).not.toHaveProperty('task.holder');
    expect((await stored())?.journal.slice(-2)).toMatchObject([
      { at: local('2026-03-02 09:30'), by: { id: reception.id }, events: [{ type: 'task.claimed' }] },
      { by: { id: reception.id }, events: [{ type: 'task.released' }] },
    ]);
  });

  it.each(acts)(
    '“%s” is not there for another unit, and refused to whoever has no part in it',
    async (name, body) => {
      const { task, ...rest } = await at(submitted());
      await expectHidden(
        { ...rest, by: reception, line: `POST ${task}/${name}`, body },
        {
          strangers: [receptionElsewhere],
          unknown: 'unknown-task',
          invented: `POST /v1/tasks/H00.01-20260302-0000009~1/${name}`,
          wrong: [specialist],
          kinds: [manager, portal, auditor],
        },
      );
    },
  );

  it.each(acts)(
    '“%s” is refused without a version, a key, a right body or a right place',
    async (name, body) => {
      const { task, ...rest } = await at(submitted());
      await expectCareful({ ...rest, by: reception, line: `POST ${task}/${name}`, body });
      const { ask, version } = rest;
      expect(await ask(reception, `POST /v1/tasks/${code}/${name}`, { body, version })).toMatchObject({
        statusCode: 400,
        json: { errors: [{ pointer: '/path/taskId' }] },
      });
    },
  );

  it('that is sent twice under one key is done once; the key is good for nothing else', async () => {
    const { ask, task, version, stored } = await at(submitted());
    const complete = (body: object) => ask(reception, `POST ${task}/complete`, { body, version, key: 'one' });
    const first = await complete({ outcome: 'accept' });
    expect(first).toMatchObject({
      statusCode: 200,
      json: { status: 'accepted', task: { role: 'specialist' } },
    });
    expect(await complete({ outcome: 'accept' })).toMatchObject({ statusCode: 200, json: first.json });
    expect((await stored())?.dossier.version).toBe(version + 1);
    expect(await complete({ outcome: 'refuse', reason: 'x' })).toMatchObject({
      statusCode: 422,
      json: { code: 'key-reused' },
    });
  });
});

describe('the completion of a task', () => {
  it.each([
    [{ outcome: 'approve' }, 'unknown-outcome', undefined],
    [{ outcome: 'refuse' }, 'reason-required', undefined],
    [
      { outcome: 'supplement', reason: 'Thiếu', components: ['declaration', 'selfie'] },
      'incomplete',
      '/components/1',
    ],
    [
      {
        outcome: 'supplement',
        reason: 'Thiếu',
        components: ['declaration'],
        items: [
          { component: 'declaration', fault: 'wrong', detail: 'Chưa ký' },
          { component: 'selfie', fault: 'missing', detail: 'Chưa nộp' },
        ],
      },
      'incomplete',
      '/items/1/component',
    ],
  ])('%j is refused as %s', async (body, refused, pointer) => {
    const { ask, task, version, stored } = await at(submitted());
    const before = await stored();
    const reply = await ask(reception, `POST ${task}/complete`, { body, version });
    expect(reply).toMatchObject({ statusCode: 422, json: { code: refused } });
    if (pointer !== undefined)
      expect(reply.json).toMatchObject({ errors: [{ pointer, code: 'unknown-component' }] });
    expect(await stored()).toEqual(before);
  });
});

describe('the assignment of a task', () => {
  it('is a leader’s, to an officer of the unit who may do it', async () => {
    const { ask, task, version } = await at(submitted());
    const assign = (to: string) => ask(leader, `POST ${task}/assign`, { body: { officer: to }, version });
    expect(await assign('nobody')).toMatchObject({ statusCode: 422, json: { code: 'unknown-officer' } });
    expect(await assign(receptionElsewhere.id)).toMatchObject({
      statusCode: 422,
      json: { code: 'unknown-officer' },
    });
    expect(await assign(specialist.id)).toMatchObject({ json: { code: 'officer-unfit' } });
    expect(await assign(reception.id)).toMatchObject({
      statusCode: 200,
      json: { task: { holder: reception.id } },
    });
  });
});

describe('a declared result', () => {
  it('gets an address for the very bytes that were declared', async () => {
    const { ask, task, version, stored } = await at(approved());
    const file = { name: 'Giấy.pdf', mediaType: 'application/pdf', size: 9, sha256: 'a'.repeat(64) };
    const reply = await ask(clerk, `POST ${task}/files`, { body: { files: [file] }, version });
    const declared = (await stored())?.dossier.files.at(-1);
    expect(declared).toMatchObject({ ...file, purpose: 'result', state: 'missing' });
    expect(reply).toMatchObject({
      statusCode: 200,
      json: {
        uploads: [
          {
            fileId: declared?.id,
            url: `https://intake.example/${code}/${declared?.id}`,
            headers: { 'content-length': '9', 'content-type': 'application/pdf' },
            expiresAt: '2026-03-02T10:30:00+07:00',
          },
        ],
      },
    });
    expect(
      await ask(clerk, `POST ${task}/files`, { body: { files: [{ ...file, sha256: 'A' }] }, version }),
    ).toMatchObject({ statusCode: 400, json: { errors: [{ pointer: '/files/0/sha256' }] } });
  });
});

describe('a scan', () => {
  it('is confirmed by whoever compared it, and only a paper of this dossier', async () => {
    const { ask, task, version } = await at(submitted());
    const confirm = (files: string[], seen = version) =>
      ask(reception, `POST ${task}/confirmations`, { body: { files }, version: seen });
    expect(await confirm(['f9'])).toMatchObject({ statusCode: 404, json: { code: 'unknown-file' } });
    expect(await confirm(['f1'])).toMatchObject({
      statusCode: 200,
      json: { files: [{ id: 'f1', confirmed: { by: reception.id, at: '2026-03-02T09:30:00+07:00' } }] },
    });
    expect(await confirm(['f1'], version + 1)).toMatchObject({ json: { code: 'already-confirmed' } });
  });
});

describe('an apology', () => {
  it('takes the new appointment with any offset, or a limit, and not both', async () => {
    const { ask, task, version } = await at(accepted());
    const send = (until: object) =>
      ask(specialist, `POST ${task}/apology`, { body: { reason: 'Thiếu cán bộ', ...until }, version });
    const limit = { value: 1, unit: 'WORKING_DAY' };
    for (const until of [{}, { limit, dueAt: '2026-03-10T10:00:00Z' }])
      expect(await send(until)).toMatchObject({
        statusCode: 400,
        json: { errors: [{ code: 'limit-or-due' }] },
      });
    expect(await send({ dueAt: '2026-03-10T10:00:00+09:00' })).toMatchObject({
      statusCode: 200,
      json: { letter: { kind: 'apology', dueAt: '2026-03-10T08:00:00+07:00' } },
    });
  });

  it('that would appoint an earlier day, or names no ground of the rules, is refused by its places', async () => {
    const { ask, task, version, stored } = await at(accepted());
    const before = await stored();
    const body = { reason: 'Thiếu cán bộ', dueAt: '2026-03-02T16:00:00+07:00', exemption: 'rain' };
    expect(await ask(specialist, `POST ${task}/apology`, { body, version })).toMatchObject({
      statusCode: 422,
      json: { code: 'incomplete', errors: [{ pointer: '/dueAt' }, { pointer: '/exemption' }] },
    });
    expect(await stored()).toEqual(before);
  });
});
