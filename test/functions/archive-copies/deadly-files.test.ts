import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { getArchivedPage, redactFile } from '#functions/archive-copies/pages.ts';
import { api } from '#functions/http/api.ts';
import { memoryPaperStore } from '#shared/adapters/memory/paper-store.ts';
import { boundedViewer } from '#shared/adapters/viewing/bounded-viewer.ts';
import type { Recognition } from '#shared/file/recognition.ts';
import { bombOfObjects } from '#test/adapters/file-formats/bombs.ts';
import { pdf } from '#test/adapters/file-formats/samples.ts';
import { archiveScene, type Scene } from '../archive/archive-scene.ts';
import { call } from '../http/calling.ts';

vi.hoisted(() => {
  process.env['POWERTOOLS_LOG_LEVEL'] = 'SILENT';
});
vi.setConfig({ testTimeout: 300_000 });

const words = [{ text: 'Nguyễn', box: [10, 10, 60, 24] as [number, number, number, number], confidence: 90 }];
const said: Recognition = {
  version: 1,
  pages: [{ number: 1, width: 500, height: 700, text: 'Nguyễn', words }],
};

let bomb: Buffer;
let paper: Buffer;
let scene: Scene;
beforeAll(async () => {
  [bomb, paper] = [await bombOfObjects(3_000), await pdf(1)];
  // The searchable copy of the first dossier kills whoever opens it.
  scene = await archiveScene((id) => {
    if (id.endsWith('.text.json')) return Buffer.from(JSON.stringify(said));
    return id.startsWith('f1') ? bomb : paper;
  });
}, 120_000);
afterAll(() => scene.stop());

const answer = (request: { method?: string; path: string; query?: string; body?: string }) => {
  const exports = memoryPaperStore();
  const deps = { ...scene.deps, exports, presign: async () => 'https://exports.example/copy' };
  const headers = { 'content-type': 'application/json' };
  const claims = { sub: 'thanh-tra', actor: 'auditor' };
  return call(api([getArchivedPage(deps), redactFile(deps)]), { claims, headers, ...request });
};

const pageOf = (no: number) =>
  answer({
    path: `/v1/archive/${scene.codes[no - 1]}/files/f${no}/pages/1`,
    query: 'purpose=Thanh%20tra',
  });
const redactionOf = (no: number) =>
  answer({
    method: 'POST',
    path: `/v1/archive/${scene.codes[no - 1]}/files/f${no}/redactions`,
    body: JSON.stringify({
      purpose: 'Thanh tra',
      areas: [{ page: 1, box: [10, 10, 60, 24], reason: 'personal-data' }],
    }),
  });

describe('a sealed file that kills whoever opens it', () => {
  it.each([
    ['page', pageOf],
    ['redacted copy', redactionOf],
  ])('has no %s, and says so; the next file has one, at the same time too', async (_, ask) => {
    const problem = { statusCode: 422, json: { code: 'not-shown' } };
    const shown = { statusCode: 200 };
    const asked = [ask(1), ask(2), ask(1), ask(3)];
    for (const [at, expected] of [problem, shown, problem, shown].entries())
      expect(await asked[at]).toMatchObject(expected);
    expect(await ask(2)).toMatchObject(shown);
  });

  it('has no words, and the next paper has', async () => {
    expect(await boundedViewer.words(bomb)).toBeUndefined();
    expect(await boundedViewer.words(paper)).toHaveLength(1);
  });

  it('that is no PDF at all is not shown either', async () => {
    expect(await boundedViewer.words(Buffer.from('%PDF- but nothing else'))).toBeUndefined();
    expect(await boundedViewer.words(paper)).toHaveLength(1);
  });
});
