import { describe, expect, it } from 'vitest';
import {
  addNote,
  getDossier,
  recordDelivery,
  supplementDossier,
  withdrawDossier,
  writeMessage,
} from '#functions/dossiers/dossiers.ts';
import { intakeKey } from '#shared/file/uploads.ts';
import { aPaper } from '#test/adapters/kept-paper-store.contract.ts';
import {
  auditor,
  awaiting,
  code,
  exampleForm,
  leader,
  manager,
  otherPortal,
  portal,
  procedure,
  reception,
  receptionElsewhere,
  resolved,
  type Story,
  specialist,
  submitted,
} from '#test/dossier/fixtures.ts';
import { expectHidden, expectKeyAndBody } from '../refusals.ts';
import { clientOf, keep, scene, stage } from '../scene.ts';

stage('2026-03-03 10:30');

const paper = {
  name: 'Trích lục.pdf',
  mediaType: 'application/pdf',
  size: 2_000,
  sha256: 'a'.repeat(64),
};
const record = { ...paper, component: 'divorce-or-death-record' };
const path = `POST /v1/dossiers/${code}`;

async function at(story: Story) {
  const copied: string[] = [];
  const copy = async (from: string, to: string) => void copied.push(`${from} to ${to}`);
  const deps = { ...scene(), copy };
  const { version } = await keep(deps.store, story);
  const ask = clientOf([
    getDossier(deps),
    supplementDossier(deps),
    withdrawDossier(deps),
    addNote(deps),
    writeMessage(deps),
    recordDelivery(deps),
  ]);
  const stored = () => deps.store.whole(code);
  return { ...deps, ask, version, copied, stored, file: async () => (await stored())?.dossier.files.at(-1) };
}

const handover = { report: { state: 'delivered', receiver: 'NGUYỄN VĂN A' } };

describe('what is done with a dossier', () => {
  it.each<[string, Story, object, { by: typeof portal; wrong: (typeof portal)[]; kinds: (typeof portal)[] }]>(
    [
      [
        'supplements',
        awaiting(),
        { files: [record] },
        { by: portal, wrong: [specialist], kinds: [manager, auditor] },
      ],
      [
        'withdrawal',
        submitted(),
        { reason: 'Đổi ý' },
        { by: portal, wrong: [specialist], kinds: [manager, auditor] },
      ],
      [
        'notes',
        submitted(),
        { text: 'Đã gọi người nộp.', mentions: [leader.id] },
        { by: specialist, wrong: [], kinds: [portal, manager, auditor] },
      ],
      [
        'messages',
        submitted(),
        { text: 'Ông gọi lại giúp.', awaitsAnswer: true },
        { by: reception, wrong: [portal, specialist], kinds: [manager, auditor] },
      ],
      [
        'messages',
        submitted(),
        { text: 'Tôi đã gọi.' },
        { by: portal, wrong: [specialist], kinds: [manager, auditor] },
      ],
      [
        'delivery',
        resolved(),
        handover,
        { by: reception, wrong: [specialist], kinds: [portal, manager, auditor] },
      ],
    ],
  )(
    '“%s” is for whom it is meant, and unknown to whoever does not have the dossier',
    async (name, story, body, who) => {
      const { by, wrong, kinds } = who;
      const { ask, stored, version } = await at(story);
      const act = { ask, stored, by, line: `${path}/${name}`, body };
      await expectKeyAndBody(act);
      const invented = `POST /v1/dossiers/H00.01-20260302-0000009/${name}`;
      const strangers = [receptionElsewhere, ...(kinds.includes(portal) ? [] : [otherPortal])];
      await expectHidden(act, { strangers, unknown: 'unknown-dossier', invented, wrong, kinds });
      // Nobody is asked for the version; who names one means it.
      const before = await stored();
      expect(await ask(by, act.line, { body, version: version - 1 })).toMatchObject({
        statusCode: 412,
        json: { code: 'stale' },
      });
      expect(await stored()).toEqual(before);
      const send = () => ask(by, act.line, { body, version, key: 'one' });
      const first = await send();
      expect(first).toMatchObject({
        statusCode: 200,
        headers: { etag: expect.stringMatching(`^"${version + 1}-`) },
      });
      expect((await send()).json).toEqual(first.json);
      expect((await stored())?.dossier.version).toBe(version + 1);
    },
  );
});

describe('a conversation', () => {
  it('is read in the dossier by both sides, and names the officer to officers alone', async () => {
    const { ask } = await at(submitted());
    const { json: before } = await ask(portal, path.replace('POST', 'GET'));
    expect(before).not.toHaveProperty('conversation');
    await ask(reception, `${path}/messages`, { body: { text: 'Xin gọi lại.', awaitsAnswer: true } });
    const question = {
      at: '2026-03-03T10:30:00+07:00',
      from: 'unit',
      text: 'Xin gọi lại.',
      awaitsAnswer: true,
    };
    const read = (by: typeof portal) => ask(by, path.replace('POST', 'GET'));
    expect((await read(portal)).json).toMatchObject({
      conversation: { answerAwaitedSince: '2026-03-03T10:30:00+07:00', earlier: 0 },
    });
    await ask(portal, `${path}/messages`, { body: { text: 'Tôi đã gọi.' } });
    const { json } = await read(portal);
    expect(json).toHaveProperty('conversation', {
      earlier: 0,
      messages: [
        { seq: expect.any(Number), ...question },
        { seq: expect.any(Number), at: question.at, from: 'applicant', text: 'Tôi đã gọi.' },
      ],
    });
    expect((await read(reception)).json).toMatchObject({
      conversation: { messages: [{ by: reception.id }, { from: 'applicant' }] },
    });
  });
});

describe('a supplement', () => {
  it('is answered with an address for each file that is still to be sent', async () => {
    const { ask, file } = await at(awaiting());
    const reply = await ask(portal, `${path}/supplements`, { body: { files: [record], note: 'Gửi thêm' } });
    const declared = await file();
    expect(declared).toMatchObject({ ...record, purpose: 'supplement', state: 'missing' });
    expect(reply).toMatchObject({
      json: {
        status: 'awaiting-supplement',
        uploads: [
          { fileId: declared?.id, url: `https://intake.example/${intakeKey(code, declared?.id ?? '')}` },
        ],
      },
    });
  });

  it('takes a paper that the applicant handed in before, and puts it where sent files arrive', async () => {
    const { ask, kept, file, copied } = await at(awaiting());
    const { paper: _, ...own } = aPaper({ ...record, procedure: procedure.code, validUntil: '2026-12-31' });
    await kept.keep('001099000001', own);
    const from = { code: own.code, file: own.file };
    const reply = await ask(portal, `${path}/supplements`, { body: { files: [{ ...record, from }] } });
    const declared = await file();
    expect(reply).toMatchObject({ statusCode: 200 });
    expect(declared).toMatchObject({ ...record, from: { ...from, kind: 'component' } });
    expect(copied).toEqual([`papers/${own.code}/${own.file} to ${code}/${declared?.id}`]);
  });

  it.each<[object, number, string, string]>([
    [{ files: [] }, 422, 'incomplete', ''],
    [{ files: [paper] }, 422, 'incomplete', '/files/0/component'],
    [{ files: [{ ...record, from: { code, file: 'f1' } }] }, 422, 'incomplete', '/files/0/from'],
    [{ files: [{ ...record, part: { batch: 'H00.01~x', no: 1 } }] }, 422, 'incomplete', '/files/0/part'],
    [
      { files: [record], form: { ...exampleForm(procedure), relationship: 7 } },
      422,
      'incomplete',
      '/form/relationship',
    ],
    [{ files: [{ ...record, size: -1 }] }, 400, 'invalid-request', '/files/0/size'],
  ])('with %j is refused: %i %s %s', async (body, statusCode, refused, pointer) => {
    const { ask, stored } = await at(awaiting());
    const before = await stored();
    const reply = await ask(portal, `${path}/supplements`, { body });
    expect(reply).toMatchObject({ statusCode, json: { code: refused } });
    expect(reply.json).toHaveProperty('errors.0.pointer', pointer);
    expect(await stored()).toEqual(before);
  });

  it('is none where nobody asked for it', async () => {
    const { ask } = await at(submitted());
    expect(await ask(portal, `${path}/supplements`, { body: { files: [record] } })).toMatchObject({
      statusCode: 409,
      json: { code: 'not-awaiting-supplement' },
    });
  });
});

describe('a withdrawal', () => {
  it('closes the dossier at once, or when the written request has come, for which there is an address', async () => {
    const soon = await at(submitted());
    const closed = await soon.ask(portal, `${path}/withdrawal`, { body: { reason: 'Đổi ý' } });
    expect(closed).toMatchObject({
      json: { status: 'withdrawn', reason: 'Đổi ý', closedAt: '2026-03-03T10:30:00+07:00' },
    });
    expect(closed.json).not.toHaveProperty('uploads');
    expect(await soon.ask(portal, `${path}/withdrawal`, { body: { reason: 'Lại đổi ý' } })).toMatchObject({
      statusCode: 409,
      json: { code: 'dossier-closed' },
    });
    const later = await at(submitted());
    const reply = await later.ask(portal, `${path}/withdrawal`, { body: { reason: 'Đổi ý', file: paper } });
    expect(reply).toMatchObject({
      json: { status: 'submitted', uploads: [{ fileId: (await later.file())?.id }] },
    });
  });

  it('by a file of a type that is not taken is refused with its place', async () => {
    const { ask, stored } = await at(submitted());
    const before = await stored();
    const body = { reason: 'Đổi ý', file: { ...paper, mediaType: 'text/plain' } };
    expect(await ask(portal, `${path}/withdrawal`, { body })).toMatchObject({
      statusCode: 422,
      json: { code: 'incomplete', errors: [{ pointer: '/file/mediaType' }] },
    });
    expect(await stored()).toEqual(before);
  });
});

describe('the delivery of a result', () => {
  it('is reported step by step, and ends the dossier', async () => {
    const { ask } = await at(resolved());
    const report = (details: object) => ask(reception, `${path}/delivery`, { body: { report: details } });
    expect(await report({ state: 'failed', reason: 'Vắng nhà' })).toMatchObject({
      statusCode: 409,
      json: { code: 'not-sent' },
    });
    expect(await report({ state: 'sent', carrier: 'vnpost', tracking: 'RR1' })).toMatchObject({
      json: { delivery: { state: 'sent', carrier: 'vnpost', at: '2026-03-03T10:30:00+07:00' } },
    });
    expect(await report({ state: 'delivered', receiver: 'NGUYỄN VĂN A', tracking: 'RR1' })).toMatchObject({
      json: { status: 'returned', delivery: { state: 'delivered', receiver: 'NGUYỄN VĂN A' } },
    });
  });

  it('is none before there is a result, and names a proof that the dossier has', async () => {
    const early = await at(submitted());
    expect(await early.ask(reception, `${path}/delivery`, { body: handover })).toMatchObject({
      statusCode: 409,
      json: { code: 'not-resolved' },
    });
    const { ask, stored } = await at(resolved());
    const before = await stored();
    const send = (report: object) => ask(reception, `${path}/delivery`, { body: { report } });
    expect(await send({ ...handover.report, proof: 'f9' })).toMatchObject({
      statusCode: 404,
      json: { code: 'unknown-file' },
    });
    expect(await send({ state: 'lost' })).toMatchObject({
      statusCode: 400,
      json: { errors: [{ pointer: '/report/state' }] },
    });
    expect(await stored()).toEqual(before);
  });
});
