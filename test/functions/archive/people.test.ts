import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { findPerson, listPersonAccesses } from '#functions/archive/people.ts';
import { memoryAccessLog } from '#shared/adapters/memory/access-log.ts';
import type { Caller } from '#shared/unit/caller.ts';
import { auditor, manager, portal, reception } from '#test/dossier/fixtures.ts';
import { clientOf, stage } from '../scene.ts';
import { archiveScene, type Scene } from './archive-scene.ts';

stage('2026-03-03 10:00');

let scene: Scene;
beforeAll(async () => {
  scene = await archiveScene();
});
afterAll(() => scene.stop());

const beside: Caller = { kind: 'auditor', id: 'thanh-tra.binh-minh', unit: 'H00.02' };
const [find, looks] = ['POST /v1/archive/people', 'POST /v1/archive/people/accesses'];
/** The applicant of every dossier of the scene. */
const asked = { identifier: '001099000001', purpose: 'Thanh tra' };

let ask: ReturnType<typeof clientOf>;
let noted: (identifier?: string) => Promise<{ by: string; what: string }[]>;
beforeEach(() => {
  const deps = { ...scene.deps, accessLog: memoryAccessLog() };
  ask = clientOf([findPerson(deps), listPersonAccesses(deps)]);
  noted = async (identifier = asked.identifier) =>
    (await deps.accessLog.page(await deps.people.nameOf(identifier), { limit: 20 })).items;
});

const Page = z.object({
  items: z.array(z.looseObject({ code: z.string() })),
  nextCursor: z.string().optional(),
});

describe('the sealed dossiers of a person', () => {
  it('are found by the identifier however it is written, in initials, with who looked', async () => {
    for (const identifier of [asked.identifier, '001 099 000 001'])
      expect(await ask(auditor, find, { body: { ...asked, identifier } })).toMatchObject({
        statusCode: 200,
        json: {
          items: scene.codes.map((code) => ({ code, applicantName: 'N. V. A.' })),
          accesses: [{ by: auditor.id, what: 'person', at: '2026-03-03T10:00:00+07:00' }],
        },
      });
    expect(await noted()).toMatchObject([{ by: auditor.id, what: 'person', purpose: 'Thanh tra' }]);
  });

  it('are listed page by page, by cursors of this caller and this person', async () => {
    const first = Page.parse((await ask(auditor, find, { body: { ...asked, limit: 2 } })).json);
    expect(first.items.map(({ code }) => code)).toEqual(scene.codes.slice(0, 2));
    const rest = { ...asked, limit: 2, cursor: first.nextCursor };
    const { items, nextCursor } = Page.parse((await ask(auditor, find, { body: rest })).json);
    expect([items.map(({ code }) => code), nextCursor]).toEqual([scene.codes.slice(2), undefined]);
    for (const [by, line, body] of [
      [{ ...auditor, id: 'thanh-tra-2' }, find, rest],
      [auditor, looks, rest],
      [auditor, find, { ...rest, identifier: '079099000002' }],
      [auditor, find, { ...asked, cursor: scene.codes[1] }],
    ] as const)
      expect(await ask(by, line, { body })).toMatchObject({
        statusCode: 400,
        json: { code: 'invalid-cursor' },
      });
  });

  it('of whom there are none, or none that the caller may see, leave only the note that somebody asked', async () => {
    expect((await ask(beside, find, { body: asked })).json).toEqual({ items: [], accesses: [] });
    expect((await ask(beside, looks, { body: asked })).json).toEqual({ items: [] });
    expect((await noted()).map(({ by, what }) => `${by} ${what}`).toSorted()).toEqual([
      'thanh-tra.binh-minh accesses',
      'thanh-tra.binh-minh person',
    ]);
    const stranger = { ...asked, identifier: '079099000002' };
    expect((await ask(auditor, find, { body: stranger })).json).toEqual({ items: [], accesses: [] });
    expect(await noted(stranger.identifier)).toHaveLength(1);
  });
});

describe.each([find, looks])('%s', (line) => {
  it('is for auditors, who say whom they look for and why', async () => {
    for (const by of [reception, manager, portal])
      expect(await ask(by, line, { body: asked })).toMatchObject({
        statusCode: 403,
        json: { code: 'forbidden' },
      });
    for (const [changes, pointer] of [
      [{ purpose: undefined }, '/purpose'],
      [{ purpose: 'x' }, '/purpose'],
      [{ identifier: '1' }, '/identifier'],
      [{ limit: 101 }, '/limit'],
    ] as const)
      expect(await ask(auditor, line, { body: { ...asked, ...changes } })).toMatchObject({
        statusCode: 400,
        json: { errors: expect.arrayContaining([expect.objectContaining({ pointer })]) },
      });
    expect(await noted()).toEqual([]);
  });
});

describe('who looked for a person', () => {
  it('is listed page by page, the latest first, with the asking itself', async () => {
    for (const purpose of ['Lần một', 'Lần hai', 'Lần ba'])
      await ask(auditor, find, { body: { ...asked, purpose } });
    const Looks = z.object({
      items: z.array(z.object({ purpose: z.string() })),
      nextCursor: z.string().optional(),
    });
    const pages: string[] = [];
    let cursor: string | undefined;
    do {
      const body = { ...asked, limit: 2, ...(cursor !== undefined && { cursor }) };
      const page = Looks.parse((await ask(auditor, looks, { body })).json);
      pages.push(...page.items.map(({ purpose }) => purpose));
      cursor = page.nextCursor;
    } while (cursor !== undefined);
    expect(pages.toSorted()).toEqual(['Lần ba', 'Lần hai', 'Lần một', 'Thanh tra']);
  });
});
