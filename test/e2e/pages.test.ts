import { PDFDocument } from '@cantoo/pdf-lib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PageView } from '#shared/api/views/page.ts';
import { printedJpeg } from '#test/adapters/recognition/pictures.ts';
import type { Person } from '#test/support/api.ts';
import { type Cast, signInAll, unit } from '#test/support/cast.ts';
import {
  complete,
  declare,
  eventually,
  expectStatus,
  look,
  submission,
  submit,
  upload,
} from '#test/support/dossiers.ts';
import { handedIn, sealedScan, untilRead } from '#test/support/lives.ts';
import { type LocalCloud, startLocalCloud } from '#test/support/local-cloud.ts';

let cloud: LocalCloud;
let cast: Cast;
beforeAll(async () => {
  cloud = await startLocalCloud();
  cast = await signInAll(cloud.addresses);
});
afterAll(() => cloud.close());

const pageOf = async (person: Person, code: string, file: string, page = 1, query = '') => {
  const answer = await person.get(`/v1/dossiers/${code}/files/${file}/pages/${page}${query}`);
  return { ...expectStatus(answer, 200, PageView), headers: answer.headers };
};

/** A scan of as many pages as a thick paper file, numbered. */
async function thickScan(pages: number): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  for (let page = 1; page <= pages; page += 1) {
    const picture = await document.embedJpg(printedJpeg([`TRANG ${page}`]));
    document.addPage([421, 298]).drawImage(picture, { x: 0, y: 0, width: 421, height: 298 });
  }
  return document.save();
}

describe('the pages of a dossier under work', () => {
  it('are shown with their words once they were read, printed papers by their own', async () => {
    const { portal, reception, specialist } = cast;
    const code = await handedIn(portal, submission(unit));
    const { files } = await untilRead(reception, code);
    const [{ id = '' } = {}] = files;
    const view = await pageOf(reception, code, id, 1, '?q=to%20khai');
    expect(view).toMatchObject({ pages: 1, text: { state: 'recognised' } });
    expect(view.text?.words?.length).toBeGreaterThan(50);
    expect(view.text?.marks?.length).toBeGreaterThan(0);
    const again = { 'if-none-match': view.headers.get('etag') ?? '' };
    const { status } = await specialist.get(`/v1/dossiers/${code}/files/${id}/pages/1?q=to%20khai`, again);
    expect(status).toBe(304);

    await complete(reception, code, { outcome: 'accept' });
    const isReceipt = ({ purpose, state }: { purpose: string; state: string }) =>
      purpose === 'paper' && state === 'accepted';
    const printed = await eventually(
      () => look(portal, code),
      (dossier) => dossier.files.some(isReceipt),
    );
    const receipt = printed.files.find(isReceipt)?.id ?? '';
    const { text } = await pageOf(portal, code, receipt);
    expect(text?.state).toBe('own');
    expect(text?.words?.map((word) => word.text).join(' ')).toContain(code);
  });
});

describe('the pages of a sealed dossier', () => {
  it('are shown to whoever could see them before', async () => {
    const code = await sealedScan(cast);
    const [{ id = '' } = {}] = (await look(cast.portal, code)).files;
    for (const person of [cast.portal, cast.specialist])
      expect((await pageOf(person, code, id)).text).toMatchObject({ state: 'recognised' });
  });
});

describe('the pages', () => {
  it('of a thick scan are there before it was read, small or large, and no answer is above a megabyte', async () => {
    const { portal, reception } = cast;
    const bytes = await thickScan(150);
    const files = [{ component: 'declaration', ...declare(bytes) }];
    const { code, uploads } = await submit(portal, submission(unit, { files }));
    await upload(uploads[0], bytes);
    const { files: known } = await eventually(
      () => look(reception, code),
      (dossier) => dossier.files[0]?.state === 'accepted',
    );
    const [{ id = '' } = {}] = known;
    for (const [page, width] of [
      [1, 1600],
      [150, 1000],
      [75, 200],
    ] as const) {
      const view = await pageOf(portal, code, id, page, `?width=${width}`);
      expect([view.page, view.pages, view.picture.width]).toEqual([page, 150, width]);
      expect(JSON.stringify(view).length).toBeLessThan(1_000_000);
    }
    expect(await portal.get(`/v1/dossiers/${code}/files/${id}/pages/151`)).toMatchObject({ status: 404 });
  });
});
