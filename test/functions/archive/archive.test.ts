import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  discloseApplicant,
  getArchivedDossier,
  getArchivedFile,
  getPackage,
  listArchive,
  listArchivedEvents,
  verifyArchivedDossier,
} from '#functions/archive/archive.ts';
import { memoryAccessLog } from '#shared/adapters/memory/access-log.ts';
import type { Caller } from '#shared/unit/caller.ts';
import { auditor, manager, portal, reception } from '#test/dossier/fixtures.ts';
import { submittedIn } from '#test/dossier/world.ts';
import { clientOf, stage } from '../scene.ts';
import { archiveScene, type Scene } from './archive-scene.ts';

stage('2026-03-03 10:00');

/** The third file is too large for an answer. */
const bytesOf = (id: string) =>
  id === 'f3' ? Buffer.alloc(4 * 1024 * 1024 + 1) : Buffer.from(`%PDF of ${id}`);
let scene: Scene;
beforeAll(async () => {
  scene = await archiveScene(bytesOf);
});
afterAll(() => scene.stop());

const ofUnit: Caller = { kind: 'auditor', id: 'thanh-tra.an-binh', unit: 'H00.01' };
const beside: Caller = { kind: 'auditor', id: 'thanh-tra.binh-minh', unit: 'H00.02' };
const purpose = 'Thanh tra';
const why = `purpose=${encodeURIComponent(purpose)}`;

/** The routes over a log of their own. */
function open() {
  const deps = { ...scene.deps, accessLog: memoryAccessLog() };
  const ask = clientOf([
    listArchive(deps),
    getArchivedDossier(deps),
    listArchivedEvents(deps),
    discloseApplicant(deps),
    getPackage(deps),
    getArchivedFile(deps),
    verifyArchivedDossier(deps),
  ]);
  const looks = async (code = scene.code) => (await deps.accessLog.page(code, { limit: 20 })).items;
  return { ask, looks };
}

/** Everything that is asked about one dossier, and what the log calls it. */
const asked = [
  ['GET', '', 'dossier'],
  ['GET', '/events', 'dossier'],
  ['POST', '/disclosure', 'applicant'],
  ['GET', '/package', 'package'],
  ['GET', '/files/f2', 'file'],
  ['POST', '/verification', 'verification'],
] as const;
const lineOf = (method: string, more: string, code = scene.code, reason = why) =>
  `${method} /v1/archive/${code}${more}${method === 'GET' && reason !== '' ? `?${reason}` : ''}`;
const bodyOf = (method: string) => (method === 'POST' ? { body: { purpose } } : {});

describe('a look at a sealed dossier', () => {
  it.each(asked)('%s %s is noted with who, why and when', async (method, more, what) => {
    const { ask, looks } = open();
    for (const by of [auditor, ofUnit]) await ask(by, lineOf(method, more), bodyOf(method));
    const noted = { purpose, what, at: '2026-03-03T03:00:00.000Z' };
    expect((await looks()).toSorted((one, other) => one.by.localeCompare(other.by))).toMatchObject([
      { by: auditor.id, ...noted },
      { by: ofUnit.id, unit: 'H00.01', ...noted },
    ]);
  });

  it.each(asked)(
    '%s %s is none to an auditor of another unit, as of what is not there or not sealed',
    async (method, more) => {
      const { ask, looks } = open();
      const { code: underWork } = await submittedIn(scene.deps);
      const { json: never } = await ask(
        auditor,
        lineOf(method, more, 'H00.01-20260302-0000099'),
        bodyOf(method),
      );
      expect(never).toMatchObject({ status: 404, code: 'not-sealed' });
      for (const [by, line] of [
        [beside, lineOf(method, more)],
        [auditor, lineOf(method, more, underWork)],
      ] as const)
        expect((await ask(by, line, bodyOf(method))).json).toEqual({
          ...Object(never),
          instance: expect.any(String),
        });
      for (const by of [reception, manager, portal])
        expect(await ask(by, lineOf(method, more), bodyOf(method))).toMatchObject({
          json: { code: 'forbidden' },
        });
      expect(await ask(null, lineOf(method, more), bodyOf(method))).toMatchObject({ statusCode: 401 });
      expect([await looks(), await looks(underWork)]).toEqual([[], []]);
    },
  );

  it.each(asked)('%s %s without a purpose is refused, and not noted', async (method, more) => {
    const { ask, looks } = open();
    const pointer = method === 'GET' ? '/query/purpose' : '/purpose';
    for (const [line, body] of [
      [lineOf(method, more, scene.code, ''), {}],
      [lineOf(method, more, scene.code, 'purpose=x'), { purpose: 'x' }],
    ] as const)
      expect(await ask(auditor, line, method === 'GET' ? {} : { body })).toMatchObject({
        statusCode: 400,
        json: { errors: [{ pointer }] },
      });
    expect(await looks()).toEqual([]);
  });
});

describe('a sealed dossier', () => {
  it('is opened with its package, how it is kept, its history and who looked, under a tag', async () => {
    const { ask } = open();
    const reply = await ask(ofUnit, lineOf('GET', ''));
    expect(reply).toMatchObject({
      statusCode: 200,
      headers: { etag: expect.stringMatching(/^"5-/) },
      json: {
        dossier: { code: scene.code, status: 'refused', sealed: true },
        package: {
          sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
          retainUntil: expect.stringMatching(/\+07:00$/),
          retention: {
            term: { years: 20 },
            start: '2026-03-02T09:30:00+07:00',
            end: '2046-03-02T09:30:00+07:00',
            basis: expect.stringContaining('Giả định'),
            default: { id: 'gia-dinh-2025', from: '2025-01-01', sure: 'assumed' },
          },
        },
        keeping: { held: false, holds: [], extensions: [], remeasured: [] },
        journal: [{ seq: 1, at: '2026-03-02T08:00:00+07:00' }, {}, {}, {}, { seq: 5 }],
        accesses: [{ by: ofUnit.id, what: 'dossier', at: '2026-03-03T10:00:00+07:00' }],
      },
    });
    for (const part of ['dossier.applicant', 'dossier.form', 'journal.0.digest', 'journal.0.key'])
      expect(reply.json).not.toHaveProperty(part);
  });

  it('discloses for whom it was', async () => {
    const { ask } = open();
    const reply = await ask(auditor, lineOf('POST', '/disclosure'), bodyOf('POST'));
    expect(reply).toMatchObject({
      statusCode: 200,
      json: { code: scene.code, applicant: { name: 'NGUYỄN VĂN A', identifier: '001099000001' } },
    });
  });

  it('leads to its package, and says what must be found there', async () => {
    const { ask } = open();
    const packed = scene.objects.get(`${scene.code}.zip`) ?? Buffer.alloc(0);
    expect(await ask(auditor, lineOf('GET', '/package'))).toMatchObject({
      statusCode: 200,
      json: {
        url: 'https://archive.example/package',
        bytes: packed.length,
        sha256: createHash('sha256').update(packed).digest('hex'),
      },
    });
  });

  it('is verified check by check', async () => {
    const { ask } = open();
    expect(await ask(auditor, lineOf('POST', '/verification'), bodyOf('POST'))).toMatchObject({
      statusCode: 200,
      json: {
        ok: true,
        counts: { failed: 0 },
        checks: expect.arrayContaining([expect.objectContaining({ check: 'state-shown' })]),
      },
    });
  });
});

describe('a file of a sealed dossier', () => {
  const fileOf = (id: string, code = scene.code) => lineOf('GET', `/files/${id}`, code);

  it.each([
    ['f2', 'application/pdf'],
    ['f2.text.json', 'application/json'],
  ])('is its very bytes with their digest, and so is what was derived from it: %s', async (id, type) => {
    const { ask } = open();
    const reply = await ask(auditor, fileOf(id));
    const digest = createHash('sha256').update(bytesOf(id)).digest('base64');
    expect(reply).toMatchObject({
      statusCode: 200,
      isBase64Encoded: true,
      headers: { 'content-type': type, 'repr-digest': `sha-256=:${digest}:` },
    });
    expect(Buffer.from(reply.body ?? '', 'base64')).toEqual(bytesOf(id));
  });

  it('is named in letters that a header may have', async () => {
    const { ask } = open();
    const { headers } = await ask(auditor, fileOf('f2'));
    expect(headers['content-disposition']).toBe(
      "attachment; filename*=UTF-8''T%E1%BB%9D%20khai%20%282%29.pdf",
    );
  });

  it('that is not there, or too large for an answer, is refused', async () => {
    const { ask } = open();
    expect(await ask(auditor, fileOf('f9'))).toMatchObject({
      statusCode: 404,
      json: { code: 'unknown-file' },
    });
    expect(await ask(auditor, fileOf('f3', scene.codes[2]))).toMatchObject({
      statusCode: 413,
      json: { code: 'file-too-large' },
    });
  });
});

describe('the list of what a unit sealed', () => {
  const list = (query: string) => `GET /v1/archive?unit=H00.01&${why}&${query}`;

  it('shows initials, and what was asked for', async () => {
    const { ask, looks } = open();
    for (const [query, found] of [
      ['', 3],
      [`q=${scene.code}`, 1],
      ['q=nguyen', 3],
      ['procedure=1.004873', 3],
      ['procedure=2.000635', 0],
      ['closedFrom=2026-03-02T09:30:00%2B07:00', 3],
      ['closedTo=2026-03-02T09:30:00%2B07:00', 0],
      ['retainUntilTo=2026-12-31T00:00:00Z', 0],
    ] as const)
      expect(await ask(ofUnit, list(query)), query).toMatchObject({
        statusCode: 200,
        json: { items: { length: found } },
      });
    const reply = await ask(ofUnit, list(''));
    expect(reply).toMatchObject({ json: { items: [{ applicantName: 'N. V. A.' }, {}, {}] } });
    expect((await looks('UNIT~H00.01'))[0]).toMatchObject({ by: ofUnit.id, purpose, what: 'search' });
  });

  it('is for those who may audit the unit, who say why', async () => {
    const { ask, looks } = open();
    for (const by of [beside, reception, manager, portal])
      expect(await ask(by, list('')), by.id).toMatchObject({ statusCode: 403, json: { code: 'forbidden' } });
    expect(await ask(auditor, 'GET /v1/archive?unit=H00.01')).toMatchObject({
      statusCode: 400,
      json: { errors: [{ pointer: '/query/purpose' }] },
    });
    expect(await looks('UNIT~H00.01')).toEqual([]);
  });
});
