import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { ArchivedDossier } from '#shared/api/views/archive.ts';
import { RedactedCopy } from '#shared/api/views/page.ts';
import { Suggestions, TextsFound } from '#shared/api/views/text.ts';
import { readPdf } from '#test/adapters/pdf/reading.ts';
import { type Cast, signInAll } from '#test/support/cast.ts';
import { moveClock } from '#test/support/control.ts';
import { eventually, expectStatus } from '#test/support/dossiers.ts';
import { sealedScan } from '#test/support/lives.ts';
import { type LocalCloud, startLocalCloud } from '#test/support/local-cloud.ts';
import { sha256 } from './opened-bag.ts';

const purpose = 'Thanh tra chuyên đề';
const why = `purpose=${encodeURIComponent(purpose)}`;

let cloud: LocalCloud;
let cast: Cast;
let code: string;

beforeAll(async () => {
  cloud = await startLocalCloud();
  cast = await signInAll(cloud.addresses);
  code = await sealedScan(cast);
});
afterAll(() => cloud.close());

const search = async (q: string, more: Record<string, unknown> = {}) =>
  expectStatus(
    await cast.auditor.post('/v1/archive/texts', { body: { q, purpose, ...more } }),
    200,
    TextsFound,
  );

describe('what a sealed scan says', () => {
  it('is found within the hour, without diacritics too, with the places on the page', async () => {
    expect(await search('xac nhan')).toEqual({ count: 0, items: [] });
    await moveClock(cloud.addresses, { advance: 'PT1H' });
    cast = await signInAll(cloud.addresses);
    const { items } = await eventually(
      () => search('"tinh trang hon nhan"'),
      ({ count }) => count > 0,
    );
    const [{ pages: [page] = [], ...line } = { pages: [] }] = items;
    expect(items).toHaveLength(1);
    expect(line).toMatchObject({ code, applicantName: expect.stringMatching(/^\p{Lu}\./u) });
    expect(page).toMatchObject({ page: 1 });
    const marked = page?.excerpt?.find(({ isFound }) => isFound);
    expect(marked?.text.toLowerCase().normalize('NFC')).toContain('tình trạng hôn nhân');
    expect(page?.boxes?.length).toBeGreaterThanOrEqual(4);
    for (const [left, top, right, bottom] of page?.boxes ?? []) {
      expect(left).toBeLessThan(right);
      expect(top).toBeLessThan(bottom);
      expect(right).toBeLessThanOrEqual(page?.width ?? 0);
      expect(bottom).toBeLessThanOrEqual(page?.height ?? 0);
    }
  });

  it('is found by a beginning, and not outside of where it is looked for', async () => {
    expect((await search('nha*')).count).toBe(1);
    expect((await search('xac nhan', { unit: 'H00' })).count).toBe(1);
    expect((await search('xac nhan', { unit: 'H00.99' })).count).toBe(0);
    expect((await search('xac nhan', { procedure: '9.999999' })).count).toBe(0);
    expect((await search('xac nhan', { closedTo: '2020-01-01T00:00:00+07:00' })).count).toBe(0);
    expect((await search('"nhân hôn trạng"')).count).toBe(0);
  });

  it('is suggested where a word begins so', async () => {
    const body = { q: 'tình trạng hô', purpose };
    const answer = await cast.auditor.post('/v1/archive/texts/suggestions', { body });
    const words = expectStatus(answer, 200, Suggestions).items.map(({ word }) => word);
    expect(words).toContain('hôn');
    const elsewhere = await cast.auditor.post('/v1/archive/texts/suggestions', {
      body: { ...body, unit: 'H00.99' },
    });
    expect(expectStatus(elsewhere, 200, Suggestions)).toEqual({ items: [] });
  });

  it('was looked at by whoever searched, and the dossier says so', async () => {
    const { accesses } = expectStatus(
      await cast.auditor.get(`/v1/archive/${code}?${why}`),
      200,
      ArchivedDossier,
    );
    expect(accesses).toContainEqual(
      expect.objectContaining({ what: 'text', by: 'thanh-tra', purpose, subject: '"tinh trang hon nhan"' }),
    );
  });

  it('is shown as a picture with the words marked', async () => {
    const { items } = await search('"tinh trang hon nhan"');
    const [page] = items[0]?.pages ?? [];
    const q = encodeURIComponent('"tinh trang hon nhan"');
    const path = `/v1/archive/${code}/files/${page?.file}/pages/1`;
    const answer = await cast.auditor.get(`${path}?${why}&q=${q}`);
    expect(answer.headers.get('content-type')).toBe('image/svg+xml');
    const svg = Buffer.from(expectStatus(answer, 200, z.instanceof(Uint8Array))).toString();
    expect(svg).toContain('data:image/jpeg;base64,');
    expect(svg.match(/<rect /g)).toHaveLength(page?.boxes?.length ?? 0);
    const beyond = await cast.auditor.get(`/v1/archive/${code}/files/${page?.file}/pages/2?${why}`);
    expect(beyond.body).toMatchObject({ status: 404, code: 'unknown-page' });
  });

  it('is given out without what others may not see', async () => {
    const { items } = await search('"tinh trang hon nhan"');
    const [page] = items[0]?.pages ?? [];
    const path = `/v1/archive/${code}/files/${page?.file}/redactions`;
    const areas = (page?.boxes ?? []).map((box) => ({ page: 1, box, reason: 'personal-data' }));
    const answer = await cast.auditor.post(path, { body: { areas, purpose } });
    const copy = expectStatus(answer, 200, RedactedCopy);
    expect(copy.reasons).toMatchObject([{ id: 'personal-data', label: 'DLCN' }]);
    const bytes = await (await fetch(copy.url)).bytes();
    expect(sha256(bytes)).toBe(copy.sha256);
    const [shown] = await readPdf(bytes);
    expect(shown?.text).toContain('DLCN');
    expect(shown?.text.normalize('NFC')).not.toMatch(/tình trạng hôn nhân/i);
    const wrong = { page: 1, box: [1, 1, 9, 9], reason: 'because' };
    const refused = await cast.auditor.post(path, { body: { areas: [wrong], purpose } });
    expect(refused.body).toMatchObject({ status: 400, code: 'invalid-request' });
    const beyond = { page: 9, box: [1, 1, 9, 9], reason: 'state-secret' };
    const lost = await cast.auditor.post(path, { body: { areas: [beyond], purpose } });
    expect(lost.body).toMatchObject({ status: 404, code: 'unknown-page' });
  });

  it('is found in the papers that were printed about it too, and shown there', async () => {
    const { items } = await search('"không thuộc thẩm quyền"');
    const [page] = items[0]?.pages ?? [];
    expect(page?.boxes?.length).toBeGreaterThanOrEqual(4);
    const q = encodeURIComponent('"không thuộc thẩm quyền"');
    const answer = await cast.auditor.get(`/v1/archive/${code}/files/${page?.file}/pages/1?${why}&q=${q}`);
    const svg = Buffer.from(expectStatus(answer, 200, z.instanceof(Uint8Array))).toString();
    expect(svg).toContain('data:image/png;base64,');
    expect(svg.match(/<rect /g)).toHaveLength(page?.boxes?.length ?? 0);
  });

  it('is not searched for without a word or a purpose', async () => {
    for (const body of [{ q: '…', purpose }, { q: 'hôn' }, { q: 'hôn', purpose, cursor: 7 }]) {
      const { body: problem } = await cast.auditor.post('/v1/archive/texts', { body });
      expect(problem).toMatchObject({ status: 400, code: 'invalid-request' });
    }
  });
});
