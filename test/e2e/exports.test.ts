import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { ExportLine, ExportView } from '#shared/api/resources/archive/exports.ts';
import { ArchivedDossier, PackageLink } from '#shared/api/views/archive.ts';
import { type Cast, signInAll } from '#test/support/cast.ts';
import { moveClock } from '#test/support/control.ts';
import { eventually, expectStatus } from '#test/support/dossiers.ts';
import { sealed } from '#test/support/lives.ts';
import { type LocalCloud, startLocalCloud } from '#test/support/local-cloud.ts';
import { sha256 } from './opened-bag.ts';

const path = '/v1/archive/exports/tt-2026-01';
const why = `purpose=${encodeURIComponent('Kiểm tra')}`;
const order = {
  kind: 'hand-over',
  recipient: 'Trung tâm Lưu trữ lịch sử tỉnh',
  purpose: 'Nộp lưu năm 2026',
};

let cloud: LocalCloud;
let cast: Cast;
let codes: string[];
let id: string;

beforeAll(async () => {
  cloud = await startLocalCloud();
  cast = await signInAll(cloud.addresses);
  codes = (await Promise.all([sealed(cast), sealed(cast)])).toSorted();
  // A night, in which the day is signed.
  await moveClock(cloud.addresses, { advance: 'P1D' });
  cast = await signInAll(cloud.addresses);
  await eventually(
    async () => (await cast.auditor.get('/v1/proofs')).body,
    (body) => z.object({ items: z.array(z.unknown()) }).parse(body).items.length > 0,
  );
});
afterAll(() => cloud.close());

const get = async () => expectStatus(await cast.auditor.get(path), 200, ExportView);

describe('a selection of sealed dossiers', () => {
  it('is ordered once, however often it is asked for', async () => {
    const ordered = expectStatus(await cast.auditor.put(path, { ...order, codes }), 200, ExportView);
    expect(ordered).toMatchObject({ state: 'ordered', codes, ordered: { by: 'thanh-tra' } });
    ({ id } = ordered);
    expect(id).toMatch(/^[0-9a-f]{16}~tt-2026-01$/);
    expect(expectStatus(await cast.auditor.get(`/v1/archive/exports/${id}`), 200, ExportView)).toEqual(
      ordered,
    );
    expect(expectStatus(await cast.auditor.put(path, { ...order, codes }), 200, ExportView)).toEqual(ordered);
    const other = await cast.auditor.put(path, { ...order, codes: codes.slice(1) });
    expect(other.body).toMatchObject({ status: 409, code: 'export-taken' });
    const early = await cast.auditor.put(`${path}/acknowledgement`, {
      reference: '1',
      receivedBy: 'Lưu trữ',
    });
    expect(early.body).toMatchObject({ status: 409, code: 'export-not-made' });
  });

  it('is refused with the code of what is not in the archive, or twice in it', async () => {
    const bad = await cast.auditor.put('/v1/archive/exports/x', { ...order, codes: [...codes, 'H00.01-1'] });
    expect(bad.body).toMatchObject({ status: 404, code: 'not-sealed', detail: 'H00.01-1' });
    const twice = await cast.auditor.put('/v1/archive/exports/x', { ...order, codes: [codes[0], codes[0]] });
    expect(twice.body).toMatchObject({ status: 400, code: 'invalid-request' });
    const unknown = await cast.auditor.get('/v1/archive/exports/x');
    expect(unknown.body).toMatchObject({ status: 404, code: 'unknown-export' });
  });

  it('is made as one package, in which theirs lie to the byte, with the proof of each', async () => {
    await moveClock(cloud.addresses, { advance: 'PT6M' });
    cast = await signInAll(cloud.addresses);
    const made = await eventually(get, ({ state }) => state === 'ready');
    const bytes = await (await fetch(made.url ?? '')).bytes();
    expect(sha256(bytes)).toBe(made.made?.sha256);
    expect(bytes.length).toBe(made.made?.bytes);
    const files = unzipSync(bytes);
    const paths = Object.keys(files);
    const data = `${id}/data/${id}`;
    for (const code of codes) {
      expect(paths).toContain(`${data}/representations/packages/data/${code}.zip`);
      expect(paths).toContain(`${data}/documentation/proofs/${code}.json`);
      const { body } = await cast.auditor.get(`/v1/archive/${code}/package?${why}`);
      const { sha256: expected } = PackageLink.parse(body);
      const inside = files[`${data}/representations/packages/data/${code}.zip`];
      expect(inside && sha256(inside)).toBe(expected);
    }
    expect(paths).toContain(`${data}/METS.xml`);
  });

  it('is noted with each dossier, and taken over by whoever receives it', async () => {
    const receipt = { reference: '12/BBGN', receivedBy: 'Nguyễn Thị Lưu' };
    const answer = await cast.auditor.put(`${path}/acknowledgement`, receipt);
    expect(expectStatus(answer, 200, ExportView)).toMatchObject({
      state: 'acknowledged',
      acknowledged: { ...receipt, by: 'thanh-tra' },
    });
    const again = await cast.auditor.put(`${path}/acknowledgement`, { ...receipt, reference: '13' });
    expect(again.body).toMatchObject({ status: 409, code: 'already-acknowledged' });
    const { accesses } = expectStatus(
      await cast.auditor.get(`/v1/archive/${codes[0]}?${why}`),
      200,
      ArchivedDossier,
    );
    expect(accesses.map(({ what, subject }) => [what, subject])).toEqual(
      expect.arrayContaining([
        ['export', id],
        ['hand-over', id],
      ]),
    );
    const forged = await cast.auditor.get(`/v1/archive/exports?cursor=${'A'.repeat(80)}`);
    expect(forged.body).toMatchObject({ status: 400, code: 'invalid-cursor' });
    const list = await cast.auditor.get('/v1/archive/exports');
    const { items } = expectStatus(list, 200, z.object({ items: z.array(ExportLine) }));
    expect(items).toMatchObject([{ id, dossiers: 2, state: 'acknowledged' }]);
  });

  it('is there for a week, and its record for ever', async () => {
    await moveClock(cloud.addresses, { advance: 'P8D' });
    cast = await signInAll(cloud.addresses);
    const { url, made } = await get();
    expect(url).toBeUndefined();
    expect(made).toBeDefined();
  });
});
