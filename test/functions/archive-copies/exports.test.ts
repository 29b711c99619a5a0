import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { acknowledgeExport, getExport, listExports, orderExport } from '#functions/archive-copies/exports.ts';
import { memoryAccessLog } from '#shared/adapters/memory/access-log.ts';
import { memoryExportStore } from '#shared/adapters/memory/export-store.ts';
import { memoryKeepingStore } from '#shared/adapters/memory/keeping-store.ts';
import { memoryPaperStore } from '#shared/adapters/memory/paper-store.ts';
import { ExportView } from '#shared/api/resources/archive/exports.ts';
import type { Export } from '#shared/archive/exports/export.ts';
import type { Caller } from '#shared/unit/caller.ts';
import { auditor, local, manager, portal, reception } from '#test/dossier/fixtures.ts';
import { archiveScene, type Scene } from '../archive/archive-scene.ts';
import { clientOf, stage } from '../scene.ts';

stage('2026-03-05 10:00');

let scene: Scene;
beforeAll(async () => {
  scene = await archiveScene();
});
afterAll(() => scene.stop());

const ofUnit: Caller = { kind: 'auditor', id: 'thanh-tra.an-binh', unit: 'H00.01' };
const beside: Caller = { kind: 'auditor', id: 'thanh-tra.binh-minh', unit: 'H00.02' };
const path = '/v1/archive/exports';

function open() {
  const deps = {
    ...scene.deps,
    accessLog: memoryAccessLog(),
    keeping: memoryKeepingStore(),
    orders: memoryExportStore(),
    exports: memoryPaperStore(),
    signDownload: async ({ key }: { key: string }) => `https://exports.example/${key}`,
  };
  const ask = clientOf([orderExport(deps), listExports(deps), getExport(deps), acknowledgeExport(deps)]);
  const looks = async (code: string) => (await deps.accessLog.page(code, { limit: 10 })).items;
  return { ...deps, ask, looks };
}
let opened: ReturnType<typeof open>;
beforeEach(() => {
  opened = open();
});

const orderOf = (changes: object = {}) => ({
  kind: 'hand-over',
  recipient: 'Lưu trữ lịch sử tỉnh',
  purpose: 'Nộp lưu',
  codes: scene.codes.slice(0, 2),
  ...changes,
});
const put = (by: Caller, id = 'nop-1', changes: object = {}) =>
  opened.ask(by, `PUT ${path}/${id}`, { body: orderOf(changes) });
const ordered = async (by: Caller, id?: string) => ExportView.parse((await put(by, id)).json).id;

/** The export as it is once it was made; what is left out of it is named. */
async function made(id: string, left: Partial<NonNullable<Export['made']>> = {}): Promise<void> {
  const order = (await opened.orders.find(id)) as Export;
  const file = { at: local('2026-03-05 10:05'), sha256: 'a'.repeat(64), bytes: 10, missing: [], ...left };
  await opened.orders.put({ ...order, version: order.version + 1, made: file });
}

describe('an export', () => {
  it('is ordered under an id of the caller’s own, once, and each dossier’s log says for what', async () => {
    const first = await put(ofUnit);
    expect(first).toMatchObject({
      statusCode: 200,
      json: {
        id: expect.stringMatching(/^[0-9a-f]{16}~nop-1$/),
        state: 'ordered',
        ordered: { by: ofUnit.id, at: '2026-03-05T10:00:00+07:00' },
        codes: scene.codes.slice(0, 2),
      },
    });
    expect((await put(ofUnit)).json).toEqual(first.json);
    expect(await put(ofUnit, 'nop-1', { purpose: 'Việc khác' })).toMatchObject({
      statusCode: 409,
      json: { code: 'export-taken' },
    });
    const { id } = ExportView.parse(first.json);
    expect(await ordered(auditor)).not.toBe(id);
    const [one = '', , three = ''] = scene.codes;
    expect((await opened.looks(one)).find(({ by }) => by === ofUnit.id)).toMatchObject({
      purpose: 'Nộp lưu',
      what: 'export',
      subject: id,
    });
    expect(await opened.looks(three)).toEqual([]);
  });

  it('is refused with the code of what is not in the archive, not the caller’s, or destroyed', async () => {
    const [one = '', two = ''] = scene.codes;
    const unknown = 'H00.01-20260302-0000099';
    for (const [by, codes, found] of [
      [auditor, [one, unknown], unknown],
      [beside, [one], one],
    ] as const)
      expect(await put(by, 'nop-1', { codes })).toMatchObject({
        statusCode: 404,
        json: { code: 'not-sealed', detail: found },
      });
    await opened.keeping.destroy(two, { at: local('2026-03-05 02:00'), disposal: 'a~huy' });
    expect(await put(auditor)).toMatchObject({
      statusCode: 410,
      json: { code: 'destroyed', detail: `${two}: /v1/archive/disposals/a~huy` },
    });
    expect(await opened.orders.waiting()).toEqual([]);
  });

  it.each<[string, (codes: string[]) => object, string]>([
    ['a dossier that is named twice', ([one]) => ({ codes: [one, one] }), '/codes'],
    ['no dossier', () => ({ codes: [] }), '/codes'],
    ['no purpose', () => ({ purpose: '' }), '/purpose'],
    ['another kind', () => ({ kind: 'gift' }), '/kind'],
  ])('of %s is refused with the place', async (_, changes, pointer) => {
    const reply = await put(auditor, 'nop-1', changes(scene.codes));
    expect(reply).toMatchObject({ statusCode: 400, json: { code: 'invalid-request' } });
    expect(reply.json).toHaveProperty('errors.0.pointer', pointer);
    expect(await put(auditor, 'a~b')).toMatchObject({ json: { errors: [{ pointer: '/path/exportId' }] } });
    expect([await opened.orders.waiting(), await opened.looks(scene.codes[0] ?? '')]).toEqual([[], []]);
  });

  it('is fetched while it is there, by whoever ordered it and by auditors of all units', async () => {
    const id = await ordered(ofUnit);
    await made(id);
    for (const [by, named] of [
      [ofUnit, 'nop-1'],
      [ofUnit, id],
      [auditor, id],
    ] as const)
      expect(await opened.ask(by, `GET ${path}/${named}`)).toMatchObject({
        statusCode: 200,
        json: { id, state: 'ready', url: `https://exports.example/exports/${id}.zip` },
      });
    const { json: never } = await opened.ask(beside, `GET ${path}/nop-1`);
    expect(never).toMatchObject({ status: 404, code: 'unknown-export' });
    expect((await opened.ask(beside, `GET ${path}/${id}`)).json).toEqual({
      ...Object(never),
      instance: `${path}/${id}`,
    });
    const gone = await ordered(ofUnit, 'nop-2');
    await made(gone, { at: local('2026-02-20 10:00') });
    const { json } = await opened.ask(ofUnit, `GET ${path}/${gone}`);
    expect(json).toMatchObject({ state: 'expired' });
    expect(json).not.toHaveProperty('url');
  });
});

describe('the acknowledgement of a hand-over', () => {
  const receipt = { reference: 'BB-1', receivedBy: 'Lưu trữ lịch sử' };
  const acknowledge = (by: Caller, id: string, body: object = receipt) =>
    opened.ask(by, `PUT ${path}/${id}/acknowledgement`, { body });

  it('is noted once with every dossier that was handed over', async () => {
    const id = await ordered(ofUnit);
    const [one = '', two = ''] = scene.codes;
    await made(id, { missing: [two] });
    const noted = await acknowledge(ofUnit, 'nop-1');
    expect(noted).toMatchObject({
      statusCode: 200,
      json: {
        state: 'acknowledged',
        acknowledged: { by: ofUnit.id, at: '2026-03-05T10:00:00+07:00', ...receipt },
      },
    });
    expect((await acknowledge(auditor, id)).json).toEqual(noted.json);
    expect(await acknowledge(ofUnit, id, { ...receipt, reference: 'BB-2' })).toMatchObject({
      statusCode: 409,
      json: { code: 'already-acknowledged' },
    });
    const handedOver = async (code: string) =>
      (await opened.looks(code)).filter(({ what }) => what === 'hand-over');
    expect(await handedOver(one)).toMatchObject([{ by: ofUnit.id, subject: id }]);
    expect(await handedOver(two)).toEqual([]);
  });

  it('is none of an inspection, of what is not made, or of what is somebody else’s', async () => {
    const id = await ordered(ofUnit);
    expect(await acknowledge(ofUnit, id)).toMatchObject({
      statusCode: 409,
      json: { code: 'export-not-made' },
    });
    await made(id);
    expect(await acknowledge(beside, id)).toMatchObject({
      statusCode: 404,
      json: { code: 'unknown-export' },
    });
    expect(await acknowledge(ofUnit, id, { reference: 'BB-1' })).toMatchObject({
      statusCode: 400,
      json: { errors: [{ pointer: '/receivedBy' }] },
    });
    await put(ofUnit, 'kiem-tra', { kind: 'inspection' });
    expect(await acknowledge(ofUnit, 'kiem-tra')).toMatchObject({ json: { code: 'not-a-hand-over' } });
    expect((await opened.orders.find(id))?.acknowledged).toBeUndefined();
  });
});

describe('the list of exports', () => {
  const Page = z.object({
    items: z.array(z.looseObject({ id: z.string() })),
    nextCursor: z.string().optional(),
  });

  it('shows everybody the own ones, and auditors of all units all of them, page by page', async () => {
    const ids = [await ordered(ofUnit, 'a'), await ordered(ofUnit, 'b'), await ordered(auditor, 'c')];
    const list = async (by: Caller, query = '') =>
      Page.parse((await opened.ask(by, `GET ${path}?${query}`)).json);
    const own = await list(ofUnit);
    expect(own.items.map(({ id }) => id).toSorted()).toEqual(ids.slice(0, 2).toSorted());
    expect(own.items[0]).toMatchObject({ dossiers: 2, state: 'ordered' });
    expect(own.items[0]).not.toHaveProperty('codes');
    expect((await list(beside)).items).toEqual([]);
    const first = await list(auditor, 'limit=2');
    const rest = `limit=2&cursor=${encodeURIComponent(first.nextCursor ?? '')}`;
    const all = [...first.items, ...(await list(auditor, rest)).items].map(({ id }) => id);
    expect(all.toSorted()).toEqual(ids.toSorted());
    for (const [by, query] of [
      [ofUnit, rest],
      [auditor, 'cursor=a'],
    ] as const)
      expect(await opened.ask(by, `GET ${path}?${query}`)).toMatchObject({
        json: { code: 'invalid-cursor' },
      });
  });

  it('is, as exports are, for auditors', async () => {
    for (const by of [reception, manager, portal]) {
      expect(await put(by)).toMatchObject({ statusCode: 403, json: { code: 'forbidden' } });
      expect(await opened.ask(by, `GET ${path}`)).toMatchObject({ statusCode: 403 });
    }
    expect(await opened.orders.waiting()).toEqual([]);
  });
});
