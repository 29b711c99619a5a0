import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { memoryBatchStore } from '#shared/adapters/memory/batch-store.ts';
import { memoryReference } from '#shared/adapters/memory/reference.ts';
import { memoryScanStore } from '#shared/adapters/memory/scan-store.ts';
import { splitBatch } from '#shared/adapters/scan-batch/split-batch.ts';
import { type Batch, batchIn, batchKey, batchPartKey } from '#shared/file/batch.ts';
import { splitUploaded } from '#shared/use-cases/file/split-uploaded.ts';
import { readPdf } from '#test/adapters/pdf/reading.ts';
import { batchPdf, paper, scannedBlank, scannedSheet } from '#test/adapters/scan-batch/batches.ts';
import { records } from '#test/dossier/world.ts';
import { at, batch } from '#test/file/batches.ts';

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const sheets = {
  declaration: await scannedSheet('declaration', { dpi: 100 }),
  other: await scannedSheet('giay-la', { dpi: 100 }),
  paper: await paper(),
  blank: await scannedBlank(),
};
const pdf = (...names: (keyof typeof sheets)[]) => batchPdf(names.map((name) => sheets[name]));
const split = await pdf('declaration', 'paper', 'blank', 'other', 'paper', 'paper');
const unparted = await pdf('paper', 'declaration', 'paper');

/** A batch that was declared and has arrived; with other bytes than were declared where they are given. */
async function arrived(bytes: Uint8Array, changes: Partial<Batch> = {}, found = bytes) {
  const deps = {
    batches: memoryBatchStore(),
    reference: memoryReference(records),
    scans: memoryScanStore(),
    split: splitBatch,
    sha256,
  };
  const one = batch({ size: bytes.length, sha256: sha256(bytes), ...changes });
  await deps.batches.put(one);
  await deps.scans.put(batchKey(one.id), found, one.mediaType);
  const find = async () => deps.batches.find(one.id);
  return { ...deps, one, find, run: (now = at) => splitUploaded(deps, { id: one.id, at: now }) };
}

describe('a batch that arrives', () => {
  it('is split into its papers, of which each says whether the procedure asks for it', async () => {
    const { find, run, scans } = await arrived(split);
    const after = await run();
    expect(after).toEqual(await find());
    expect(after).toMatchObject({
      version: 2,
      state: 'split',
      parts: [
        { no: 1, component: 'declaration', known: true, pages: [2], blank: [3] },
        { no: 2, component: 'giay-la', known: false, pages: [5, 6], blank: [] },
      ],
    });
    for (const { no, pages, sha256: declared, size } of (await find())?.parts ?? []) {
      const bytes = scans.files.get(batchPartKey('q-1', no)) ?? new Uint8Array();
      expect({ size: bytes.length, sha256: sha256(bytes) }).toEqual({ size, sha256: declared });
      expect(await readPdf(bytes)).toHaveLength(pages.length);
    }
    expect(scans.files.size).toBe(3);
  });

  it('is split once, however often it is told of', async () => {
    const { find, run } = await arrived(split);
    await Promise.all([run(), run()]);
    const after = await find();
    expect(await run()).toBe('not-wanted');
    expect(await find()).toEqual(after);
  });

  it('is recorded by whoever comes after one that died between its parts and the record', async () => {
    const around = await arrived(split);
    const dying = { ...around, batches: { ...around.batches, put: () => Promise.reject(new Error('died')) } };
    await expect(splitUploaded(dying, { id: 'q-1', at })).rejects.toThrow('died');
    const before = new Map(around.scans.files);
    expect(await around.run('2026-03-02T05:00:00.000Z')).toMatchObject({ state: 'split' });
    expect(around.scans.files).toEqual(before);
  });

  it('never takes the parts of an earlier one for its own', async () => {
    const { find, run, scans } = await arrived(split);
    await scans.put(batchPartKey('q-1', 1), Buffer.from('of another'), 'application/pdf');
    await expect(run()).rejects.toThrow('other bytes');
    expect(await find()).toMatchObject({ state: 'awaiting' });
  });

  it('and is nothing but separator sheets has no parts', async () => {
    const { run } = await arrived(await pdf('declaration', 'other'));
    expect(await run()).toMatchObject({ state: 'split', parts: [] });
  });
});

describe('a batch that cannot be split', () => {
  it.each<[string, Uint8Array, Uint8Array | undefined]>([
    ['no-separator', unparted, undefined],
    ['unreadable', Buffer.from('%PDF-1.7 and no more'), undefined],
    ['not-as-declared', split, split.subarray(1)],
    ['not-as-declared', split, Buffer.from(split).fill(32, 100, 200)],
  ])('has failed: %s', async (reason, declared, found) => {
    const { find, run, scans } = await arrived(declared, {}, found);
    await run();
    expect(await find()).toMatchObject({ version: 2, state: 'failed', reason });
    expect(await find()).not.toHaveProperty('parts');
    expect(scans.files.size).toBe(1);
  });

  it.each(['infected', 'unscannable'] as const)('is not even read: %s', async (threat) => {
    const around = await arrived(split);
    const unread = { ...around, scans: { ...around.scans, read: () => Promise.reject(new Error('read')) } };
    expect(await splitUploaded(unread, { id: 'q-1', threat, at })).toMatchObject({
      state: 'failed',
      reason: threat,
    });
  });

  it('is left alone: unknown, gone or expired', async () => {
    const { find, run, one, ...deps } = await arrived(split);
    expect(await splitUploaded(deps, { id: 'q-2', at })).toBe('not-wanted');
    expect(await run(one.expiresAt)).toBe('not-wanted');
    expect(await splitUploaded({ ...deps, scans: memoryScanStore() }, { id: 'q-1', at })).toBe('not-wanted');
    expect(await find()).toEqual(one);
  });
});

describe('the key of a batch', () => {
  it('is told from those of parts and of dossiers’ files', () => {
    expect(batchIn(batchKey('q-1'))).toBe('q-1');
    expect(batchIn(batchPartKey('q-1', 1))).toBeUndefined();
    expect(batchIn('H00.01-260302-0001/f1')).toBeUndefined();
  });
});
