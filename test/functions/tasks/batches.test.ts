import { beforeEach, describe, expect, it } from 'vitest';
import { getBatch, putBatch } from '#functions/tasks/batches.ts';
import { memoryBatchStore } from '#shared/adapters/memory/batch-store.ts';
import type { Batch, BatchPart } from '#shared/file/batch.ts';
import {
  local,
  manager,
  officer,
  procedure,
  reception,
  receptionElsewhere,
  specialist,
} from '#test/dossier/fixtures.ts';
import { clientOf, scene, stage } from '../scene.ts';

stage('2026-03-02 09:30');

const id = 'H00.01~lo-1';
const above = officer('tiep-nhan.tinh', 'reception', 'H00');
const declared = {
  unit: 'H00.01',
  procedure: procedure.code,
  name: 'Lô 1.pdf',
  mediaType: 'application/pdf',
  size: 9_000,
  sha256: 'a'.repeat(64),
};

let batches: ReturnType<typeof memoryBatchStore>;
let ask: ReturnType<typeof clientOf>;
beforeEach(() => {
  batches = memoryBatchStore();
  const deps = { ...scene(), batches };
  ask = clientOf([putBatch(deps), getBatch(deps)]);
});

const put = (by = reception, body: object = declared, no = 'lo-1') =>
  ask(by, `PUT /v1/batches/${no}`, { body });

/** The batch as it is once it was split. */
async function split(parts: BatchPart[]): Promise<void> {
  await put();
  const known = (await batches.find(id)) as Batch;
  await batches.put({ ...known, version: 2, state: 'split', parts });
}

describe('a batch', () => {
  it('is announced by the desk, once, and gets an address for its bytes', async () => {
    const first = await put();
    expect(first).toMatchObject({
      statusCode: 200,
      json: {
        id,
        procedure: { code: procedure.code, version: procedure.version },
        at: '2026-03-02T09:30:00+07:00',
        expiresAt: '2026-03-09T09:30:00+07:00',
        state: 'awaiting',
        upload: {
          url: `https://intake.example/batches/${id}`,
          headers: { 'content-length': '9000', 'content-type': 'application/pdf' },
        },
      },
    });
    expect(await put()).toMatchObject({ statusCode: 200, json: first.json });
    expect(await put(reception, { ...declared, size: 8_000 })).toMatchObject({
      statusCode: 409,
      json: { code: 'batch-taken' },
    });
    expect(await batches.find(id)).toMatchObject({ version: 1, size: 9_000, by: reception.id });
  });

  it.each([
    [specialist, {}, 403, 'wrong-role'],
    [receptionElsewhere, {}, 403, 'wrong-role'],
    [manager, {}, 403, 'forbidden'],
    [reception, { procedure: '1.999999' }, 404, 'unknown-procedure'],
    [above, { unit: 'H00.09' }, 422, 'unknown-unit'],
  ] as const)('of %o with %j is none: %i %s', async (by, changes, statusCode, code) => {
    const reply = await ask(by, 'PUT /v1/batches/lo-1', { body: { ...declared, ...changes } });
    expect(reply).toMatchObject({ statusCode, json: { code } });
    expect(await batches.find(id)).toBeUndefined();
  });

  it.each([
    [{ mediaType: 'application/zip' }, '/mediaType'],
    [{ name: '../lô.pdf' }, '/name'],
    [{ size: 0 }, '/size'],
  ])('with %j is refused with the place', async (changes, pointer) => {
    expect(await put(reception, { ...declared, ...changes })).toMatchObject({
      statusCode: 400,
      json: { errors: [{ pointer }] },
    });
    expect(await batches.find(id)).toBeUndefined();
  });

  it('has an id without signs, so that nobody writes into another unit’s', async () => {
    expect(await put(reception, declared, 'H00.02~lo-1')).toMatchObject({
      statusCode: 400,
      json: { errors: [{ pointer: '/path/batchId' }] },
    });
  });
});

describe('a batch that was split', () => {
  const part: BatchPart = {
    no: 1,
    component: 'declaration',
    known: true,
    pages: [2, 3],
    blank: [4],
    size: 5_000,
    sha256: 'b'.repeat(64),
    mediaType: 'application/pdf',
  };

  it('shows its parts with an address for each, by the id that was chosen or the whole one', async () => {
    await split([part]);
    for (const named of ['lo-1', id]) {
      const seen = await ask(reception, `GET /v1/batches/${named}`);
      expect(seen).toMatchObject({
        statusCode: 200,
        json: {
          id,
          state: 'split',
          parts: [{ ...part, url: `https://downloads.example/batch-parts/${id}/1.pdf` }],
        },
      });
      expect(seen.json).not.toHaveProperty('upload');
      expect(seen.json).not.toHaveProperty('version');
    }
    expect(await ask(above, `GET /v1/batches/${id}`)).toMatchObject({ statusCode: 200 });
  });

  it('is as unknown to whoever is not at the unit’s desk as one that never was, and to all once it has expired', async () => {
    await split([part]);
    const never = await ask(reception, 'GET /v1/batches/lo-2');
    expect(never).toMatchObject({ statusCode: 404, json: { code: 'unknown-batch' } });
    for (const by of [specialist, receptionElsewhere])
      expect((await ask(by, `GET /v1/batches/${id}`)).json).toEqual({
        ...Object(never.json),
        instance: `/v1/batches/${id}`,
      });
    expect(await ask(manager, `GET /v1/batches/${id}`)).toMatchObject({ statusCode: 403 });
    const known = (await batches.find(id)) as Batch;
    await batches.put({ ...known, version: 3, expiresAt: local('2026-03-02 09:30') });
    expect(await ask(reception, `GET /v1/batches/${id}`)).toMatchObject({ statusCode: 404 });
  });
});
