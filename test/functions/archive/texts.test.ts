import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { searchTexts, suggestWords } from '#functions/archive/texts.ts';
import { sha256 } from '#shared/adapters/hashing.ts';
import { memoryAccessLog } from '#shared/adapters/memory/access-log.ts';
import { memoryCheckStore } from '#shared/adapters/memory/check-store.ts';
import { memoryKeepingStore } from '#shared/adapters/memory/keeping-store.ts';
import { memorySegmentStore } from '#shared/adapters/text-index/memory-segment-store.ts';
import { segmentFinder } from '#shared/adapters/text-index/segment-finder.ts';
import { segmentIndex } from '#shared/adapters/text-index/segment-index.ts';
import type { TextFinder } from '#shared/archive/texts/text-index.ts';
import type { Recognition } from '#shared/file/recognition.ts';
import type { Caller } from '#shared/unit/caller.ts';
import { sealedTexts } from '#shared/use-cases/archive/sealed-texts.ts';
import { auditor, manager, portal, reception } from '#test/dossier/fixtures.ts';
import { clientOf, stage } from '../scene.ts';
import { archiveScene, type Scene } from './archive-scene.ts';

stage('2026-03-03 10:00');

const texts: Record<string, string> = {
  f1: 'Giấy xác nhận cư trú',
  f2: 'Giấy xác nhận hôn nhân',
  f3: 'Đơn xin ly hôn',
};

/** What was read of a file: one page, a word beside the other. */
function said(file: string): Recognition {
  const text = texts[file] ?? '';
  const words = text.split(' ').map((word, at) => ({
    text: word,
    box: [at * 60, 10, at * 60 + 50, 30] as [number, number, number, number],
    confidence: 90,
  }));
  return { version: 1, pages: [{ number: 1, width: 500, height: 700, text, words }] };
}

let scene: Scene;
let finder: TextFinder;
beforeAll(async () => {
  scene = await archiveScene((id) => {
    const [file = ''] = id.split('.');
    return Buffer.from(id.endsWith('.text.json') ? JSON.stringify(said(file)) : `%PDF of ${id}`);
  });
  const segments = memorySegmentStore();
  const read = sealedTexts({ ...scene.deps, sha256, printed: async () => undefined });
  const found = await Promise.all(scene.codes.map((code) => read(code, scene.day)));
  await segmentIndex(segments).add(found.filter((one) => one !== undefined));
  finder = segmentFinder(segments);
});
afterAll(() => scene.stop());

const ofUnit: Caller = { kind: 'auditor', id: 'thanh-tra.an-binh', unit: 'H00.01' };
const beside: Caller = { kind: 'auditor', id: 'thanh-tra.binh-minh', unit: 'H00.02' };
const [search, suggest] = ['POST /v1/archive/texts', 'POST /v1/archive/texts/suggestions'];
const asked = { q: 'xac nhan', purpose: 'Thanh tra' };

let ask: ReturnType<typeof clientOf>;
let keeping: ReturnType<typeof memoryKeepingStore>;
let looks: (of: string) => Promise<unknown[]>;
beforeEach(() => {
  const accessLog = memoryAccessLog();
  keeping = memoryKeepingStore();
  const deps = { ...scene.deps, accessLog, keeping, texts: finder, checks: memoryCheckStore() };
  ask = clientOf([searchTexts(deps), suggestWords(deps)]);
  looks = async (of) => (await accessLog.page(of, { limit: 10 })).items;
});
const one = () => scene.codes[0] ?? '';

describe('a search of sealed papers', () => {
  it('shows the pages with what was found on them, and notes the search and each dossier shown', async () => {
    const reply = await ask(auditor, search, { body: { ...asked, q: '"hon nhan"' } });
    expect(reply).toMatchObject({
      statusCode: 200,
      json: {
        count: 1,
        items: [
          {
            code: scene.code,
            applicantName: 'N. V. A.',
            pageCount: 1,
            pages: [
              {
                file: 'f2',
                page: 1,
                width: 500,
                excerpt: [
                  { text: 'Giấy xác nhận', isFound: false },
                  { text: 'hôn nhân', isFound: true },
                ],
                boxes: [
                  [180, 10, 230, 30],
                  [240, 10, 290, 30],
                ],
              },
            ],
          },
        ],
      },
    });
    expect(await looks('UNIT~*')).toMatchObject([{ by: auditor.id, purpose: 'Thanh tra', what: 'search' }]);
    expect(await looks(scene.code)).toMatchObject([{ by: auditor.id, what: 'text', subject: '"hon nhan"' }]);
    expect(await looks(one())).toEqual([]);
  });

  it('goes from page to page, by cursors of this caller and question', async () => {
    const Page = z.object({
      items: z.array(z.object({ code: z.string() })),
      nextCursor: z.string().optional(),
    });
    const first = Page.parse((await ask(auditor, search, { body: { ...asked, limit: 1 } })).json);
    const rest = { ...asked, limit: 1, cursor: first.nextCursor };
    const second = Page.parse((await ask(auditor, search, { body: rest })).json);
    expect(second.nextCursor).toBeUndefined();
    const codes = [first, second].flatMap(({ items }) => items.map(({ code }) => code));
    expect(codes.toSorted()).toEqual(scene.codes.slice(0, 2));
    for (const [by, body] of [
      [ofUnit, rest],
      [auditor, { ...rest, q: 'giay' }],
      [auditor, { ...asked, cursor: 'x' }],
    ] as const)
      expect(await ask(by, search, { body })).toMatchObject({
        statusCode: 400,
        json: { code: 'invalid-cursor' },
      });
  });

  it('looks into what the caller may see, and into no more than was asked', async () => {
    for (const [by, changes, count] of [
      [ofUnit, {}, 2],
      [beside, {}, 0],
      [auditor, { unit: 'H00.02' }, 0],
      [auditor, { unit: 'H00' }, 2],
      [auditor, { procedure: '2.000635' }, 0],
      [auditor, { closedTo: '2026-03-02T09:30:00+07:00' }, 0],
      [auditor, { closedFrom: '2026-03-02T09:30:00+07:00' }, 2],
    ] as const)
      expect(
        await ask(by, search, { body: { ...asked, ...changes } }),
        JSON.stringify(changes),
      ).toMatchObject({
        statusCode: 200,
        json: { count },
      });
  });

  it('shows nothing of a package that was destroyed since, nor of a text that is damaged', async () => {
    await keeping.destroy(one(), { at: '2026-03-03T01:00:00.000Z', disposal: 'a~huy' });
    const sound = scene.objects.get(`${scene.code}.zip`) ?? Buffer.alloc(0);
    const at = sound.indexOf('"text":"Giấy xác nhận hôn nhân"');
    scene.objects.set(
      `${scene.code}.zip`,
      Buffer.concat([sound.subarray(0, at), Buffer.from('X'), sound.subarray(at + 1)]),
    );
    try {
      const { json } = await ask(auditor, search, { body: asked });
      expect(json).toMatchObject({
        items: [{ code: scene.code, pages: [{ file: 'f2', page: 1, damaged: true }] }],
      });
      expect(JSON.stringify(json)).not.toContain('hôn');
    } finally {
      scene.objects.set(`${scene.code}.zip`, sound);
    }
  });
});

describe('suggestions', () => {
  it('are words of the papers that the caller may see', async () => {
    const words = async (by: Caller, q: string) => (await ask(by, suggest, { body: { ...asked, q } })).json;
    expect(await words(auditor, 'giay xac nh')).toMatchObject({
      items: [
        { word: 'nhận', pages: 2 },
        { word: 'nhân', pages: 1 },
      ],
    });
    expect(await words(beside, 'giay xac nh')).toEqual({ items: [] });
    expect(await looks('UNIT~*')).toHaveLength(2);
  });
});

describe.each([search, suggest])('%s', (line) => {
  it('is for auditors, of units that are theirs, who say why and for what', async () => {
    for (const [by, changes] of [
      [reception, {}],
      [manager, {}],
      [portal, {}],
      [beside, { unit: 'H00.01' }],
    ] as const)
      expect(await ask(by, line, { body: { ...asked, ...changes } })).toMatchObject({
        statusCode: 403,
        json: { code: 'forbidden' },
      });
    for (const [changes, pointer] of [
      [{ q: '???' }, '/q'],
      [{ q: 'a '.repeat(21) }, '/q'],
      [{ purpose: '' }, '/purpose'],
      [{ closedFrom: 'May' }, '/closedFrom'],
    ] as const)
      expect(await ask(auditor, line, { body: { ...asked, ...changes } })).toMatchObject({
        statusCode: 400,
        json: { errors: expect.arrayContaining([expect.objectContaining({ pointer })]) },
      });
    expect([await looks('UNIT~*'), await looks('UNIT~H00.01')]).toEqual([[], []]);
  });
});
