import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { getArchivedPage, redactFile } from '#functions/archive-copies/pages.ts';
import { sha256 } from '#shared/adapters/hashing.ts';
import { memoryAccessLog } from '#shared/adapters/memory/access-log.ts';
import { memoryPaperStore } from '#shared/adapters/memory/paper-store.ts';
import type { PageViewer } from '#shared/adapters/viewing/bounded-viewer.ts';
import type { Recognition } from '#shared/file/recognition.ts';
import type { Caller } from '#shared/unit/caller.ts';
import { auditor, manager, portal, reception } from '#test/dossier/fixtures.ts';
import { archiveScene, type Scene } from '../archive/archive-scene.ts';
import { clientOf, stage } from '../scene.ts';

stage('2026-03-05 10:00');

/** What was read of a file: so many pages, the same two words on each. */
const said = (pages: number): Recognition => ({
  version: 1,
  pages: Array.from({ length: pages }, (_, index) => ({
    number: index + 1,
    width: 500,
    height: 700,
    text: 'Nguyễn Văn',
    words: [
      { text: 'Nguyễn', box: [10, 10, 60, 24], confidence: 90 },
      { text: 'Văn', box: [70, 10, 100, 24], confidence: 90 },
    ],
  })),
});

/** The first file has two pages, the second 51, and the third was not read. */
let scene: Scene;
beforeAll(async () => {
  const bytesOf = (id: string) =>
    Buffer.from(
      id.endsWith('.text.json') ? JSON.stringify(said(id.startsWith('f1') ? 2 : 51)) : `%PDF of ${id}`,
    );
  scene = await archiveScene(bytesOf, 'f3');
});
afterAll(() => scene.stop());

const beside: Caller = { kind: 'auditor', id: 'thanh-tra.binh-minh', unit: 'H00.02' };
const copy = Buffer.from('%PDF with nothing in it');
/** Shows every file; the copy names no area. */
const viewer: PageViewer = {
  words: async () => [],
  picture: async () => ({ picture: Buffer.from('points'), mediaType: 'image/png', turn: 0 }),
  redact: async () => copy,
};

let ask: ReturnType<typeof clientOf>;
let exports: ReturnType<typeof memoryPaperStore>;
let looks: () => Promise<unknown[]>;
function open(own: Partial<PageViewer> = {}) {
  exports = memoryPaperStore();
  const deps = {
    ...scene.deps,
    accessLog: memoryAccessLog(),
    exports,
    viewer: { ...viewer, ...own },
    signDownload: async ({ key }: { key: string }) => `https://exports.example/${key}`,
  };
  ask = clientOf([getArchivedPage(deps), redactFile(deps)]);
  looks = async () => (await deps.accessLog.page(scene.codes[0] ?? '', { limit: 10 })).items;
}
beforeEach(() => open());

const of = (no: number, file = `f${no}`) => `/v1/archive/${scene.codes[no - 1]}/files/${file}`;
const why = 'purpose=Thanh%20tra';
const page = (no: number, number: number | string = 1, query = '') =>
  `GET ${of(no)}/pages/${number}?${why}${query}`;
const area = { page: 1, box: [10, 10, 60, 24], reason: 'personal-data' };
const redaction = (areas: object[] = [area]) => ({ body: { purpose: 'Thanh tra', areas } });

describe('a page of a sealed file', () => {
  it('is an SVG that runs and fetches nothing, with the words marked that were looked for', async () => {
    const reply = await ask(auditor, page(1, 2, '&q=nguyen'));
    expect(reply).toMatchObject({
      statusCode: 200,
      headers: {
        'content-type': 'image/svg+xml',
        'content-security-policy': "default-src 'none'; img-src data:; style-src 'unsafe-inline'",
        'x-content-type-options': 'nosniff',
      },
    });
    const svg = Buffer.from(reply.body ?? '', 'base64').toString();
    expect(svg).toContain(`data:image/png;base64,${Buffer.from('points').toString('base64')}`);
    expect(svg.match(/<rect [^>]+>/g)).toEqual(['<rect x="10" y="10" width="50" height="14"/>']);
    expect(await looks()).toMatchObject([
      { by: auditor.id, purpose: 'Thanh tra', what: 'page', subject: 'f1/2' },
    ]);
    const plain = await ask(auditor, page(1));
    expect(Buffer.from(plain.body ?? '', 'base64').toString()).not.toContain('<rect');
  });

  it('of a file that was not read is shown as it is, with the words that it brings', async () => {
    open({ words: async () => [{ number: 1, width: 500, height: 700, text: '', words: [] }] });
    expect(await ask(auditor, page(3))).toMatchObject({ statusCode: 200 });
    expect(await ask(auditor, page(3, 2))).toMatchObject({ statusCode: 404, json: { code: 'unknown-page' } });
    open({ words: async () => undefined });
    expect(await ask(auditor, page(3))).toMatchObject({ statusCode: 422, json: { code: 'not-shown' } });
  });

  it.each<[string, () => string, number, string]>([
    ['that the file does not have', () => page(1, 3), 404, 'unknown-page'],
    ['of a file that the dossier does not have', () => page(1).replace('f1', 'f9'), 404, 'unknown-file'],
    ['number 0', () => page(1, 0), 400, 'invalid-request'],
    ['number 0x1', () => page(1, '0x1'), 400, 'invalid-request'],
    ['on which no word is marked', () => page(1, 1, '&q=%3F'), 400, 'invalid-request'],
  ])('%s is refused', async (_, line, statusCode, code) => {
    expect(await ask(auditor, line())).toMatchObject({ statusCode, json: { code } });
  });

  it('that cannot be opened, or is too large for an answer, is refused', async () => {
    open({ picture: async () => undefined });
    expect(await ask(auditor, page(1))).toMatchObject({ statusCode: 422, json: { code: 'not-shown' } });
    const large = Buffer.alloc(4 * 1024 * 1024);
    open({ picture: async () => ({ picture: large, mediaType: 'image/png', turn: 0 }) });
    expect(await ask(auditor, page(1))).toMatchObject({ statusCode: 413, json: { code: 'file-too-large' } });
  });
});

describe('a redacted copy', () => {
  const line = () => `POST ${of(1)}/redactions`;

  it('lies for a while under its digest, with the grounds that stand in it, and the log says what was covered', async () => {
    const reply = await ask(auditor, line(), redaction([area, { ...area, page: 2 }]));
    const key = `redactions/${scene.codes[0]}/${sha256(copy)}.pdf`;
    expect(reply).toMatchObject({
      statusCode: 200,
      json: {
        url: `https://exports.example/${key}`,
        sha256: sha256(copy),
        bytes: copy.length,
        reasons: [{ id: 'personal-data', label: expect.any(String), basis: expect.any(String) }],
      },
    });
    expect([...exports.files]).toEqual([[key, copy]]);
    expect(await looks()).toMatchObject([
      { by: auditor.id, what: 'redaction', subject: expect.stringContaining('"box":[10,10,60,24]') },
    ]);
  });

  it.each<[string, object, number, string, string?]>([
    ['of a page that is not there', { ...area, page: 3 }, 404, 'unknown-page'],
    ['of an empty area', { ...area, box: [10, 10, 10, 24] }, 400, 'invalid-request', '/areas/0/box'],
    ['on no ground', { ...area, reason: 'shame' }, 400, 'invalid-request', '/areas/0/reason'],
  ])('%s is refused, and nothing is kept', async (_, wanted, statusCode, code, pointer) => {
    const reply = await ask(auditor, line(), redaction([wanted]));
    expect(reply).toMatchObject({ statusCode, json: { code } });
    if (pointer !== undefined) expect(reply.json).toHaveProperty('errors.0.pointer', pointer);
    expect(exports.files.size).toBe(0);
  });

  it('of a file with too many pages, or that cannot be opened, is refused', async () => {
    expect(await ask(auditor, `POST ${of(2)}/redactions`, redaction())).toMatchObject({
      statusCode: 422,
      json: { code: 'too-many-pages' },
    });
    open({ redact: async () => undefined });
    expect(await ask(auditor, line(), redaction())).toMatchObject({
      statusCode: 422,
      json: { code: 'not-shown' },
    });
    expect(exports.files.size).toBe(0);
  });
});

describe.each([
  ['a page', () => page(1), {}, '/query/purpose'],
  ['a redacted copy', () => `POST ${of(1)}/redactions`, redaction(), '/purpose'],
] as const)('%s', (_, line, asked, pointer) => {
  it('is for auditors of the unit, who say why; to others there is no such dossier', async () => {
    const never = 'H00.01-20260302-0000099';
    const { json: unknown } = await ask(auditor, line().replace(scene.codes[0] ?? '', never), asked);
    expect(unknown).toMatchObject({ status: 404, code: 'not-sealed' });
    expect((await ask(beside, line(), asked)).json).toEqual({
      ...Object(unknown),
      instance: expect.any(String),
    });
    for (const by of [reception, manager, portal])
      expect(await ask(by, line(), asked)).toMatchObject({ statusCode: 403, json: { code: 'forbidden' } });
    const silent = 'body' in asked ? { body: { ...asked.body, purpose: '' } } : {};
    const reply = await ask(auditor, line().replace(why, ''), silent);
    expect(reply).toMatchObject({ statusCode: 400, json: { code: 'invalid-request' } });
    expect(reply.json).toHaveProperty('errors.0.pointer', pointer);
    expect([await looks(), exports.files.size]).toEqual([[], 0]);
  });
});
