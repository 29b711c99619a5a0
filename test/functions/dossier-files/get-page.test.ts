import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { getPage } from '#functions/dossier-files/get-page.ts';
import { sha256 } from '#shared/adapters/hashing.ts';
import { memoryAccessLog } from '#shared/adapters/memory/access-log.ts';
import { memoryKeepingStore } from '#shared/adapters/memory/keeping-store.ts';
import { boundedDrawPage, type DrawPage } from '#shared/adapters/viewing/bounded-viewer.ts';
import { PageView } from '#shared/api/views/page.ts';
import type { DossierCommand } from '#shared/dossier/commands.ts';
import { ok } from '#shared/kernel/result.ts';
import { pdf } from '#test/adapters/file-formats/samples.ts';
import {
  application,
  auditor,
  begin,
  code,
  declared,
  go,
  local,
  manager,
  officer,
  otherPortal,
  portal,
  readWell,
  specialist,
  system,
} from '#test/dossier/fixtures.ts';
import { archiveScene, type Scene } from '../archive/archive-scene.ts';
import { clientOf, keep, stage, scene as world } from '../scene.ts';

stage('2026-03-03 11:00');

const said = {
  version: 1,
  pages: [
    {
      ...{ number: 2, width: 1000, height: 1400, text: 'Nguyễn Văn', turn: 90 },
      words: [
        { text: 'Nguyễn', box: [10, 10, 60.04, 24], confidence: 90 },
        { text: 'Văn', box: [70, 10, 100, 24], confidence: 90 },
      ],
    },
  ],
};
const text = Buffer.from(JSON.stringify(said));
let paper: Buffer;
beforeAll(async () => {
  paper = await pdf(3);
});

const at = local('2026-03-02 08:05');
const inspected: DossierCommand = { type: 'inspect', file: 'f1', pages: 3 };
const outcome = { ...readWell, pages: 3, text: { size: text.length, sha256: sha256(text) } };
const recognised: DossierCommand = { type: 'record-recognition', file: 'f1', outcome };

const own = () => ({ size: paper.length, sha256: sha256(paper) });
/** A dossier under work with a PDF of three pages, and what was done with it. */
const withPaper = (acts: DossierCommand[] = [inspected, recognised]) =>
  go(
    begin(application({ files: [declared('f1', own())] })),
    acts.map((act) => [act, system, at]),
  );

async function open(story = withPaper(), draw: DrawPage = boundedDrawPage) {
  const deps = { ...world(), keeping: memoryKeepingStore(), archive: { open: unused } };
  await keep(deps.store, story);
  const objects = new Map([
    [`${code}/f1`, paper],
    [`${code}/f1.text.json`, text],
  ]);
  const intake = { read: async (key: string) => objects.get(key) };
  const ask = clientOf([getPage({ ...deps, intake, draw })]);
  const looks = async () => (await deps.accessLog.page(code, { limit: 10 })).items;
  return { ask, looks, objects };
}
const unused = () => {
  throw new Error('nothing is in the archive');
};

const page = (number: number | string, query = '') =>
  `GET /v1/dossiers/${code}/files/f1/pages/${number}${query}`;

describe('a page of a file of a dossier under work', () => {
  it('is a picture with the words that were recognised, and those that are looked for marked', async () => {
    const { ask, looks } = await open();
    const reply = await ask(specialist, page(2, '?q=nguyen'));
    expect(reply).toMatchObject({
      statusCode: 200,
      headers: { 'cache-control': 'private, max-age=300', vary: 'authorization' },
    });
    const view = PageView.parse(reply.json);
    expect(view).toMatchObject({
      ...{ fileId: 'f1', page: 2, pages: 3, width: 1000, height: 1400 },
      text: {
        state: 'recognised',
        words: [
          { text: 'Nguyễn', box: [10, 10, 60, 24] },
          { text: 'Văn', box: [70, 10, 100, 24] },
        ],
        marks: [[10, 10, 60, 24]],
      },
    });
    // It was turned to be read, and is shown as it was read.
    expect(view.picture.width).toBeGreaterThan(view.picture.height);
    expect(Buffer.from(view.picture.data, 'base64').subarray(0, 3)).toEqual(Buffer.from([0xff, 0xd8, 0xff]));
    expect(await looks()).toMatchObject([
      { by: specialist.id, unit: 'H00.01', purpose: 'officer', what: 'page', subject: 'f1' },
    ]);
  });

  it('is a thumbnail without words where it is to be small', async () => {
    const { ask } = await open();
    const view = PageView.parse((await ask(portal, page(1, '?width=200'))).json);
    expect([view.picture.width, view.pages, view.text]).toEqual([200, 3, undefined]);
  });

  it('is noted once in a while, however many pages are looked at', async () => {
    const { ask, looks } = await open();
    for (const number of [1, 2, 3])
      expect(await ask(portal, page(number))).toMatchObject({ statusCode: 200 });
    expect(await looks()).toHaveLength(1);
  });

  it('is not drawn for whoever has it already, but noted; another page has another tag', async () => {
    let drawn = 0;
    const { ask, looks } = await open(undefined, async (...asked) => {
      drawn += 1;
      return boundedDrawPage(...asked);
    });
    const { headers } = await ask(portal, page(1));
    const again = { headers: { 'if-none-match': headers['etag'] ?? '' } };
    expect(await ask(specialist, page(1), again)).toMatchObject({
      statusCode: 304,
      headers: { etag: headers['etag'], 'cache-control': 'private, max-age=300' },
    });
    expect(drawn).toBe(1);
    expect((await looks()).map(({ by }) => by).toSorted()).toEqual([specialist.id, portal.id].toSorted());
    for (const other of [page(2), page(1, '?width=200'), page(1, '?q=x')])
      expect(await ask(specialist, other, again)).toMatchObject({ statusCode: 200 });
  });

  it.each<[string, DossierCommand[], object]>([
    ['nobody has read yet', [inspected], { state: 'due' }],
    [
      'could not be read',
      [inspected, { ...recognised, outcome: 'unreadable' } as DossierCommand],
      { state: 'failed', reason: 'unreadable' },
    ],
  ])('that %s is shown, and says so', async (_, acts, expected) => {
    const { ask } = await open(withPaper(acts));
    const view = PageView.parse((await ask(specialist, page(1))).json);
    expect(view).toMatchObject({ pages: 3, text: expected });
  });

  it('is asked for again as long as its words are not there', async () => {
    const { ask } = await open(withPaper([inspected]));
    expect((await ask(specialist, page(1))).headers).toMatchObject({ 'cache-control': 'private, no-cache' });
  });

  it.each<[string, string, number, string]>([
    ['that the file does not have', page(4), 404, 'unknown-page'],
    ['of a file that the dossier does not have', page(1).replace('f1', 'f9'), 404, 'unknown-file'],
    ['number 0', page(0), 400, 'invalid-request'],
    ['number 1e1', page('1e1'), 400, 'invalid-request'],
    ['of another width', page(1, '?width=1601'), 400, 'invalid-request'],
    ['on which no word is marked', page(1, '?q=%3F'), 400, 'invalid-request'],
  ])('%s is refused', async (_, line, statusCode, refusal) => {
    const { ask } = await open();
    expect(await ask(specialist, line)).toMatchObject({ statusCode, json: { code: refusal } });
  });

  it('that cannot be drawn, or whose bytes are not those that were handed in, is refused', async () => {
    const broken = await open(undefined, async () => ok(undefined));
    expect(await broken.ask(specialist, page(1))).toMatchObject({
      statusCode: 422,
      json: { code: 'not-shown' },
    });
    const { ask, objects } = await open();
    objects.set(`${code}/f1.text.json`, Buffer.from('{}'));
    expect(await ask(specialist, page(1))).toMatchObject({ json: { code: 'damaged' } });
  });

  it('is nothing to anybody else, and the asking leaves no note', async () => {
    const { ask, looks } = await open();
    for (const by of [otherPortal, officer('chuyen-vien.binh-minh', 'specialist', 'H00.02')])
      expect(await ask(by, page(1))).toMatchObject({ statusCode: 404, json: { code: 'unknown-dossier' } });
    for (const by of [auditor, manager])
      expect(await ask(by, page(1))).toMatchObject({ statusCode: 403, json: { code: 'forbidden' } });
    expect(await looks()).toEqual([]);
  });
});

describe('a page of a file of a sealed dossier', () => {
  let sealed: Scene;
  beforeAll(async () => {
    sealed = await archiveScene((id) => (id.endsWith('.text.json') ? text : paper));
  }, 120_000);
  afterAll(() => sealed.stop());

  let ask: ReturnType<typeof clientOf>;
  let deps: { keeping: ReturnType<typeof memoryKeepingStore> };
  let looks: () => Promise<unknown[]>;
  beforeEach(() => {
    const accessLog = memoryAccessLog();
    const own = { ...sealed.deps, accessLog, keeping: memoryKeepingStore() };
    deps = own;
    ask = clientOf([getPage({ ...own, intake: { read: async () => undefined }, draw: boundedDrawPage })]);
    looks = async () => (await accessLog.page(sealed.code, { limit: 10 })).items;
  });
  const line = () => `GET /v1/dossiers/${sealed.code}/files/${sealed.file}/pages/2`;

  it('is taken out of the package for the portal and for officers of the unit, and noted', async () => {
    for (const by of [portal, specialist])
      expect(PageView.parse((await ask(by, line())).json)).toMatchObject({
        ...{ page: 2, pages: 3 },
        text: { state: 'recognised', words: [{ text: 'Nguyễn' }, { text: 'Văn' }] },
      });
    expect(await looks()).toHaveLength(2);
  });

  it('is gone with the package', async () => {
    await deps.keeping.destroy(sealed.code, { at: '2046-03-06T20:00:00.000Z', disposal: 'a~huy-2046' });
    expect(await ask(portal, line())).toMatchObject({ statusCode: 410, json: { code: 'destroyed' } });
  });
});
