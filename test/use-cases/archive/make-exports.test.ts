import { describe, expect, it } from 'vitest';
import { newSha256, sha256 } from '#shared/adapters/hashing.ts';
import { memoryExportStore } from '#shared/adapters/memory/export-store.ts';
import { acknowledge, type Export, stateOf } from '#shared/archive/exports/export.ts';
import { type MakeExportsDeps, makeExports } from '#shared/use-cases/archive/make-exports.ts';

const at = '2026-11-20T02:00:00.000Z';
const order: Export = {
  id: 'e-1',
  version: 1,
  kind: 'hand-over',
  recipient: 'Lưu trữ lịch sử tỉnh',
  purpose: 'Nộp lưu',
  ordered: { by: 'luu-tru', at },
  codes: ['H00.01-20261120-0000001', 'H00.01-20261120-0000002'],
};

const never = (what: string) => (): never => {
  throw new Error(`${what} is not asked for`);
};

/** An archive in which the record of every dossier is damaged. */
async function damagedArchive(): Promise<MakeExportsDeps> {
  const exports = memoryExportStore();
  await exports.put(order);
  return {
    exports,
    store: { stored: async () => ({ entries: [{ seq: 1, text: undefined }] }) },
    keeping: { read: async () => ({ holds: [], extensions: [], remeasured: [] }) },
    archive: { open: never('a package') },
    roots: { find: never('a root'), last: never('a root'), locked: never('a root') },
    units: never('a unit'),
    write: never('a file'),
    put: never('a file'),
    ...{ sha256, newHash: newSha256 },
  };
}

describe('an export all of whose dossiers are damaged', () => {
  it('ends without a file, names them, and is not tried again', async () => {
    const deps = await damagedArchive();
    const [made, ...others] = await makeExports(deps, at);
    expect(others).toEqual([]);
    expect(made?.made).toEqual({ at, missing: [], damaged: order.codes });
    expect(made && stateOf(made, at)).toBe('empty');
    expect(await makeExports(deps, at)).toEqual([]);
  });

  it('is no hand-over that anybody took', async () => {
    const [made] = await makeExports(await damagedArchive(), at);
    const receipt = { reference: 'BB-1', receivedBy: 'Trần Thị B' };
    expect(made && acknowledge(made, receipt, { by: 'luu-tru', at })).toEqual({
      ok: false,
      error: 'export-not-made',
    });
  });
});
