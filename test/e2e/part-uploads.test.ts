import { randomBytes } from 'node:crypto';
import { PDFDocument } from '@cantoo/pdf-lib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Cast, signInAll, unit } from '#test/support/cast.ts';
import { moveClock } from '#test/support/control.ts';
import { declare, eventually, inStatus, look, scan, submission, submit } from '#test/support/dossiers.ts';
import { type LocalCloud, startLocalCloud } from '#test/support/local-cloud.ts';
import { breakOff, seeParts, sendParts, startParts } from '#test/support/part-uploads.ts';

let cloud: LocalCloud;
let cast: Cast;
let thick: Uint8Array;

beforeAll(async () => {
  cloud = await startLocalCloud();
  cast = await signInAll(cloud.addresses);
  const document = await PDFDocument.create();
  document.addPage();
  document.context.register(document.context.stream(randomBytes(12_000_000)));
  thick = await document.save();
});
afterAll(() => cloud.close());

/** A draft that waits for a file of three parts, and where that is uploaded. */
async function waiting(bytes = thick) {
  const files = [{ component: 'declaration', ...declare(bytes) }];
  const { code, uploads } = await submit(cast.portal, submission(unit, { files }));
  return { code, path: `/v1/dossiers/${code}/files/${uploads[0]?.fileId}/uploads` };
}

const states = ({ parts }: Awaited<ReturnType<typeof seeParts>>) => parts.map(({ state }) => state);

describe('a file that is uploaded in parts', () => {
  it('goes on where the connection broke, and is the whole file at its end', async () => {
    const { code, path } = await waiting();
    const begun = await startParts(cast.portal, path);
    expect(begun).toMatchObject({ size: thick.length, partSize: 5 * 1024 * 1024 });
    await sendParts(begun, thick, (number) => number === 1);
    await breakOff(begun, thick, 2);

    const own = `${path}/${begun.uploadId}`;
    const broken = await seeParts(cast.portal, own);
    expect(states(broken)).toEqual(['arrived', 'missing', 'missing']);
    expect((await cast.portal.post(`${own}/completion`)).body).toMatchObject({
      code: 'upload-incomplete',
      errors: [{ pointer: '/parts/1' }, { pointer: '/parts/2' }],
    });
    expect((await look(cast.portal, code)).files).toMatchObject([{ state: 'missing' }]);

    await sendParts(broken, thick);
    expect(states(await seeParts(cast.portal, own))).toEqual(['arrived', 'arrived', 'arrived']);
    expect((await cast.portal.post(`${own}/completion`)).status).toBe(202);
    expect(await inStatus(cast.portal, code, 'submitted')).toMatchObject({
      files: [{ state: 'accepted', pages: 1, size: thick.length }],
    });
    expect((await cast.portal.post(`${own}/completion`)).body).toMatchObject({ code: 'file-settled' });
  });

  it('takes a part again as often as it comes, and gives new addresses when an hour is over', async () => {
    const { code, path } = await waiting();
    const begun = await startParts(cast.portal, path);
    await sendParts(begun, Buffer.alloc(thick.length), (number) => number === 1);
    await sendParts(begun, thick, (number) => number === 1);
    await moveClock(cloud.addresses, { advance: 'PT2H' });
    await expect(sendParts(begun, thick)).rejects.toThrow('403');
    const own = `${path}/${begun.uploadId}`;
    await sendParts(await seeParts(cast.portal, own), thick);
    expect((await cast.portal.post(`${own}/completion`)).status).toBe(202);
    await inStatus(cast.portal, code, 'submitted');
  });

  it('is rejected where its parts are not the file that was declared', async () => {
    const { code, path } = await waiting();
    const begun = await startParts(cast.portal, path);
    await sendParts(begun, Buffer.from(thick).fill(0x20, 7_000_000, 7_000_100));
    await cast.portal.post(`${path}/${begun.uploadId}/completion`);
    const rejected = await eventually(
      () => look(cast.portal, code),
      ({ files }) => files[0]?.state === 'rejected',
    );
    expect(rejected).toMatchObject({ status: 'draft', files: [{ problem: 'wrong-checksum' }] });
  });

  it('takes no part of another length', async () => {
    const { path } = await waiting();
    const { parts } = await startParts(cast.portal, path);
    const longer = await fetch(parts[2]?.url ?? '', { method: 'PUT', body: thick.slice(0, 6_000_000) });
    expect(longer.status).toBe(403);
  });

  it('is there once, however many uploads of it were begun', async () => {
    const { code, path } = await waiting(scan);
    const uploads = await Promise.all([1, 2].map(() => startParts(cast.portal, path)));
    for (const begun of uploads) await sendParts(begun, scan);
    const answers = await Promise.all(
      uploads.map(({ uploadId }) => cast.portal.post(`${path}/${uploadId}/completion`)),
    );
    expect(answers.map(({ status }) => status).toSorted()).toEqual([202, 409]);
    await inStatus(cast.portal, code, 'submitted');
  });

  it('is not known by the name of another file’s upload', async () => {
    const [one, other] = [await waiting(), await waiting()];
    const { uploadId } = await startParts(cast.portal, one.path);
    for (const id of [uploadId, 'nothing']) {
      expect(await cast.portal.get(`${other.path}/${id}`)).toMatchObject({
        status: 404,
        body: { code: 'unknown-upload' },
      });
    }
  });
});
