import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type * as z from 'zod';
import { BatchView } from '#shared/api/views/batch.ts';
import { Submitted } from '#shared/api/views/dossier.ts';
import { readPdf } from '#test/adapters/pdf/reading.ts';
import { batchPdf, batchTiff, paper, scannedBlank, scannedSheet } from '#test/adapters/scan-batch/batches.ts';
import { type Cast, otherUnit, signInAll, unit } from '#test/support/cast.ts';
import { moveClock } from '#test/support/control.ts';
import {
  declare,
  eventually,
  expectStatus,
  fetchScanned,
  inStatus,
  look,
  scan,
  submission,
  upload,
} from '#test/support/dossiers.ts';
import { awaitingSupplement } from '#test/support/lives.ts';
import { type LocalCloud, startLocalCloud } from '#test/support/local-cloud.ts';
import { sha256 } from './opened-bag.ts';

let cloud: LocalCloud;
let cast: Cast;
let bytes: Uint8Array;

beforeAll(async () => {
  cloud = await startLocalCloud();
  cast = await signInAll(cloud.addresses);
  const sheets = [scannedSheet('declaration'), paper(), scannedBlank(), scannedSheet('khong-co'), paper()];
  bytes = await batchPdf(await Promise.all(sheets));
});
afterAll(() => cloud.close());

const declared = (of: Uint8Array, changes: object = {}) => ({
  unit,
  procedure: '1.004873',
  ...declare(of, 'tap-quet.pdf'),
  ...changes,
});
const put = async (id: string, of: Uint8Array) =>
  expectStatus(await cast.reception.put(`/v1/batches/${id}`, declared(of)), 200, BatchView);
const get = async (id: string) => expectStatus(await cast.reception.get(`/v1/batches/${id}`), 200, BatchView);
const settled = (id: string) =>
  eventually(
    () => get(id),
    ({ state }) => state !== 'awaiting',
  );

describe('a batch of scans', () => {
  let split: z.infer<typeof BatchView>;

  it('is announced once, however often, and awaited under an address for exactly its bytes', async () => {
    const first = await put('q1', bytes);
    expect(first).toMatchObject({
      id: `${unit}~q1`,
      state: 'awaiting',
      by: 'tiep-nhan.an-binh',
      procedure: { code: '1.004873' },
      upload: { fileId: `${unit}~q1`, method: 'PUT' },
    });
    const { upload: _, ...again } = await put('q1', bytes);
    expect(first).toMatchObject(again);
    const other = await cast.reception.put('/v1/batches/q1', declared(scan));
    expect(other.body).toMatchObject({ status: 409, code: 'batch-taken' });
  });

  it('is refused by S3 where its bytes are others', async () => {
    const { upload: target } = await get('q1');
    const wrong = Buffer.from(bytes).fill(32, 100, 200);
    await expect(upload(target, wrong)).rejects.toThrow(/upload answered 400/);
    await expect(upload(target, bytes.subarray(1))).rejects.toThrow(/upload answered 40/);
    expect(await get('q1')).toMatchObject({ state: 'awaiting' });
  });

  it('is split into its papers, which the desk looks at', async () => {
    await upload((await get('q1')).upload, bytes);
    split = await settled('q1');
    expect(split).toMatchObject({
      state: 'split',
      parts: [
        { no: 1, component: 'declaration', known: true, pages: [2], blank: [3] },
        { no: 2, component: 'khong-co', known: false, pages: [5], blank: [] },
      ],
    });
    expect(split).not.toHaveProperty('upload');
    for (const part of split.parts ?? []) {
      const response = await fetchScanned(part.url);
      expect(response.headers.get('content-type')).toBe('application/pdf');
      const found = await response.bytes();
      expect({ size: found.length, sha256: sha256(found) }).toEqual({
        size: part.size,
        sha256: part.sha256,
      });
      expect(await readPdf(found, 72)).toHaveLength(1);
    }
  });

  it('stays as it is whatever is sent again', async () => {
    const { parts = [] } = await put('q1', bytes);
    expect(parts.map(({ url: _, ...part }) => part)).toEqual(split.parts?.map(({ url: _, ...part }) => part));
  });

  it('becomes the file of a dossier without being sent again, by the desk of the unit alone', async () => {
    const [part] = split.parts ?? [];
    const { no = 0, sha256: digest = '', size = 0 } = part ?? {};
    const file = {
      component: 'declaration',
      name: 'to-khai.pdf',
      mediaType: 'application/pdf',
      size,
      sha256: digest,
    };
    const body = submission(unit, {
      channel: 'desk',
      files: [{ ...file, part: { batch: `${unit}~q1`, no } }],
    });
    const answer = await cast.reception.post('/v1/dossiers', { body });
    const { code } = expectStatus(answer, 201, Submitted);
    await inStatus(cast.reception, code, 'submitted');
    expect((await look(cast.reception, code)).files).toMatchObject([
      { state: 'accepted', sha256: digest, part: { batch: `${unit}~q1`, no } },
    ]);
    const bad = [
      { ...file, part: { batch: `${unit}~q1`, no: 9 } },
      { ...file, part: { batch: 'q-0', no } },
      { ...file, sha256: '0'.repeat(64), part: { batch: `${unit}~q1`, no } },
    ];
    for (const one of bad) {
      const refused = await cast.reception.post('/v1/dossiers', { body: { ...body, files: [one] } });
      expect(refused.body).toMatchObject({
        status: 422,
        errors: expect.arrayContaining([expect.objectContaining({ code: 'unknown-part' })]),
      });
    }
    const online = await cast.portal.post('/v1/dossiers', { body: { ...body, channel: 'online' } });
    expect(online.body).toMatchObject({ status: 422, code: 'incomplete' });
  });

  it('is a supplement too', async () => {
    const [part] = split.parts ?? [];
    const { no = 0, sha256: digest = '', size = 0 } = part ?? {};
    const code = await awaitingSupplement(cast);
    const file = {
      component: 'declaration',
      name: 'bo-sung.pdf',
      mediaType: 'application/pdf',
      size,
      sha256: digest,
    };
    const supplement = (batch: string) =>
      cast.reception.post(`/v1/dossiers/${code}/supplements`, {
        body: { files: [{ ...file, part: { batch, no } }] },
      });
    expect((await supplement('q-0')).body).toMatchObject({ status: 422, code: 'incomplete' });
    expect((await supplement(`${unit}~q1`)).status).toBe(200);
    await inStatus(cast.reception, code, 'submitted');
    const { files } = await look(cast.reception, code);
    expect(files.at(-1)).toMatchObject({ purpose: 'supplement', state: 'accepted', sha256: digest });
  });

  it('is nothing to anybody but the desk of its unit', async () => {
    const { otherReception, specialist, leader, clerk } = cast;
    for (const person of [otherReception, specialist, leader, clerk]) {
      const real = await person.get(`/v1/batches/${unit}~q1`);
      expect(real.body).toMatchObject({ status: 404, code: 'unknown-batch' });
      const invented = await person.get(`/v1/batches/${unit}~q-0`);
      expect(invented.body).toMatchObject({ status: 404, code: 'unknown-batch' });
    }
    expect((await otherReception.get('/v1/batches/q1')).body).toMatchObject({ code: 'unknown-batch' });
    const foreign = await otherReception.put('/v1/batches/q-9', declared(bytes));
    expect(foreign.body).toMatchObject({ status: 403, code: 'wrong-role' });
    expect((await cast.portal.get('/v1/batches/q1')).body).toMatchObject({ status: 403, code: 'forbidden' });
  });

  it('is gone after a week', async () => {
    await moveClock(cloud.addresses, { advance: 'P7D' });
    cast = await signInAll(cloud.addresses);
    expect((await cast.reception.get('/v1/batches/q1')).body).toMatchObject({ code: 'unknown-batch' });
  });
});

describe('a batch that is a TIFF', () => {
  it('is split into PDFs as well', async () => {
    const tiff = await batchTiff([await scannedSheet('declaration'), await paper()]);
    const body = declared(tiff, { name: 'tap.tif', mediaType: 'image/tiff' });
    const answer = await cast.reception.put('/v1/batches/q-tiff', body);
    await upload(expectStatus(answer, 200, BatchView).upload, tiff);
    const { parts = [] } = await settled('q-tiff');
    expect(parts).toMatchObject([{ component: 'declaration', pages: [2], mediaType: 'application/pdf' }]);
    expect(await readPdf(await (await fetchScanned(parts[0]?.url ?? '')).bytes(), 72)).toHaveLength(1);
  });
});

describe('a batch that is of no use', () => {
  it('has failed where no sheet says what its papers are', async () => {
    await upload((await put('q-2', scan)).upload, scan);
    const failed = await settled('q-2');
    expect(failed).toMatchObject({ state: 'failed', reason: 'no-separator' });
    expect(failed).not.toHaveProperty('parts');
  });

  it.each<[number, string, string, object]>([
    [400, 'invalid-request', 'q-3', { size: 200 * 1024 * 1024 + 1 }],
    [400, 'invalid-request', 'q-3', { mediaType: 'text/plain' }],
    [400, 'invalid-request', 'q-3', { name: '../tap.pdf' }],
    [400, 'invalid-request', 'q%203', {}],
    [403, 'wrong-role', 'q-3', { unit: otherUnit }],
    [404, 'unknown-procedure', 'q-3', { procedure: '1.999999' }],
    [422, 'unknown-unit', 'q-3', { unit: `${unit}.9` }],
  ])('is refused: %i %s', async (status, code, id, changes) => {
    const answer = await cast.reception.put(`/v1/batches/${id}`, declared(bytes, changes));
    expect(answer.body).toMatchObject({ status, code });
    expect((await cast.reception.get('/v1/batches/q-3')).body).toMatchObject({ code: 'unknown-batch' });
  });
});
