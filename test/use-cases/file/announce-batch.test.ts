import { describe, expect, it } from 'vitest';
import { memoryBatchStore } from '#shared/adapters/memory/batch-store.ts';
import { memoryReference } from '#shared/adapters/memory/reference.ts';
import type { BatchDeclaration } from '#shared/file/batch.ts';
import { fail, ok } from '#shared/kernel/result.ts';
import type { Officer } from '#shared/unit/caller.ts';
import { announceBatch } from '#shared/use-cases/file/announce-batch.ts';
import { records } from '#test/dossier/world.ts';
import { at, declaration, batch as sample } from '#test/file/batches.ts';

/** The id that the desk chose, in the space of its unit. */
const batch = () => ({ ...sample(), id: 'H00.01~q-1' });

const desk: Officer = { kind: 'officer', id: 'tiep-nhan.an-binh', unit: 'H00.01', roles: ['reception'] };

function world(reference = memoryReference(records)) {
  const deps = { batches: memoryBatchStore(), reference };
  const announce = (changes: Partial<BatchDeclaration> = {}, by: Officer = desk, now = at) =>
    announceBatch(deps, { id: 'q-1', declared: { ...declaration, ...changes }, by, at: now });
  return { ...deps, announce };
}

describe('the announcement of a batch', () => {
  it('is kept under the version of the procedure that is in force', async () => {
    const { announce, batches } = world();
    expect(await announce()).toEqual(ok(batch()));
    expect(await batches.find('H00.01~q-1')).toEqual(batch());
  });

  it('is one however often it is made, by whomever of the desk, at once or later', async () => {
    const { announce } = world();
    const colleague = { ...desk, id: 'tiep-nhan-2.an-binh' };
    const first = await Promise.all([announce(), announce()]);
    expect(first).toEqual([ok(batch()), ok(batch())]);
    expect(await announce({}, colleague, '2026-03-05T01:00:00.000Z')).toEqual(ok(batch()));
  });

  it('is one under the own code of its procedure and the national one', async () => {
    const procedures = records.procedures.map((one) => ({ ...one, code: 'LOCAL.TAM-TRU' }));
    const { announce } = world(memoryReference({ ...records, procedures }));
    const first = await announce({ procedure: '1.004194' });
    expect(first.ok && first.value.procedure.code).toBe('LOCAL.TAM-TRU');
    expect(await announce({ procedure: 'LOCAL.TAM-TRU' })).toEqual(first);
    expect(await announce({ procedure: '1.004194' })).toEqual(first);
  });

  it.each<[string, Partial<BatchDeclaration>]>([
    ['content', { sha256: 'b'.repeat(64) }],
    ['size', { size: 1_001 }],
    ['name', { name: 'tap-2.pdf' }],
    ['type', { mediaType: 'image/tiff' }],
    ['procedure', { procedure: '1.004884' }],
  ])('is refused where the id is taken by one of another %s', async (_, changes) => {
    const { announce } = world();
    await announce();
    expect(await announce(changes)).toEqual(fail('batch-taken'));
  });

  it('is refused where the id is of one that has expired', async () => {
    const { announce } = world();
    await announce();
    expect(await announce({}, desk, batch().expiresAt)).toEqual(fail('batch-taken'));
  });

  it('is another one under the same id of another unit, which learns of nothing', async () => {
    const { announce } = world();
    await announce();
    const other = { ...desk, unit: 'H00.02' };
    const theirs = { unit: 'H00.02', sha256: 'b'.repeat(64) };
    expect(await announce(theirs, other)).toMatchObject(ok({ ...theirs, id: 'H00.02~q-1' }));
    expect(await announce()).toEqual(ok(batch()));
  });

  it.each<[string, Partial<BatchDeclaration>, Partial<Officer>]>([
    ['wrong-role', {}, { roles: ['specialist', 'leader'] }],
    ['wrong-role', {}, { unit: 'H00.02' }],
    ['unknown-procedure', { procedure: '1.999999' }, {}],
    ['unknown-unit', { unit: 'H00.01.9' }, {}],
  ])('is refused: %s', async (code, changes, who) => {
    const { announce, batches } = world();
    expect(await announce(changes, { ...desk, ...who })).toEqual(fail(code));
    expect(await batches.find('H00.01~q-1')).toBeUndefined();
  });
});
