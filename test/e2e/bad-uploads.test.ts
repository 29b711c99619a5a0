import { DeleteObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { PDFDocument } from '@cantoo/pdf-lib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type * as z from 'zod';
import type { UploadTarget } from '#shared/api/views/dossier.ts';
import { Submitted } from '#shared/api/views/dossier.ts';
import { keysIn, objectAt, s3Of } from '#test/support/aws.ts';
import { type Cast, signInAll, unit } from '#test/support/cast.ts';
import { moveClock } from '#test/support/control.ts';
import {
  declare,
  eventually,
  expectStatus,
  inStatus,
  look,
  scan,
  submission,
  submit,
  upload,
} from '#test/support/dossiers.ts';
import { type LocalCloud, startLocalCloud } from '#test/support/local-cloud.ts';
import { kept } from '#test/support/untouched.ts';

let cloud: LocalCloud;
let cast: Cast;

beforeAll(async () => {
  cloud = await startLocalCloud();
  cast = await signInAll(cloud.addresses);
});
afterAll(() => cloud.close());

type Target = z.infer<typeof UploadTarget> | undefined;

/** The smallest PNG there is: one transparent pixel. */
const picture = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGNgYGBgAAAABQABpfZFQAAAAABJRU5ErkJggg==',
  'base64',
);

const submitting = (bytes: Uint8Array, mediaType = 'application/pdf') =>
  submit(
    cast.portal,
    submission(unit, { files: [{ component: 'declaration', ...declare(bytes, 'to-khai.pdf', mediaType) }] }),
  );

/** Sends bytes to a target as they are, with the headers as signed but for the changes. */
const send = (target: Target, bytes: Uint8Array, changes: Record<string, string> = {}) => {
  const { 'content-length': _, ...headers } = target?.headers ?? {};
  return fetch(target?.url ?? '', { method: 'PUT', headers: { ...headers, ...changes }, body: bytes });
};

const settled = (code: string, state: string) =>
  eventually(
    () => look(cast.portal, code),
    ({ files }) => files.every((file) => file.state === state),
  );

describe('a file that is not what it was declared to be', () => {
  const encrypted = async () => {
    const document = await PDFDocument.create();
    document.addPage();
    document.encrypt({ userPassword: 'secret', ownerPassword: 'secret' });
    return document.save();
  };

  it.each([
    ['a picture declared as PDF', async () => picture, 'wrong-type'],
    ['a PDF that nobody can open', encrypted, 'encrypted'],
    ['half a PDF', async () => scan.subarray(0, 5_000), 'damaged'],
  ])('is rejected with the reason, and can be sent again: %s', async (_, bytesOf, problem) => {
    const bytes = await bytesOf();
    const { code, uploads } = await submitting(bytes);
    await upload(uploads[0], bytes);
    const rejected = await settled(code, 'rejected');
    expect(rejected).toMatchObject({ status: 'draft', files: [{ problem }] });

    const again = await cast.portal.post(`/v1/dossiers/${code}/files/${rejected.files[0]?.id}/replacement`, {
      body: declare(scan),
    });
    await upload(expectStatus(again, 200, Submitted).uploads[0], scan);
    expect(await inStatus(cast.portal, code, 'submitted')).toMatchObject({
      files: [{ state: 'accepted', pages: 1 }],
    });
  });

  it('cannot be replaced once it was accepted', async () => {
    const { code, uploads } = await submitting(scan);
    await upload(uploads[0], scan);
    await inStatus(cast.portal, code, 'submitted');
    const path = `/v1/dossiers/${code}/files/${uploads[0]?.fileId}/replacement`;
    expect((await cast.portal.post(path, { body: declare(scan) })).body).toMatchObject({
      code: 'file-settled',
    });
  });
});

describe('bytes that S3 must not take', () => {
  const other = Buffer.from(scan).fill(0x20, 100, 200);
  const longer = Buffer.concat([scan, Buffer.from('%')]);

  it.each([
    ['other bytes of the same size', other, {}, 400],
    ['more bytes', longer, {}, 403],
    ['another media type', scan, { 'content-type': 'text/html' }, 403],
    ['another checksum', other, { 'x-amz-checksum-sha256': declared(other) }, 403],
    ['an overwriting', scan, { 'if-none-match': '"x"' }, 403],
  ])('are refused and change nothing: %s', async (_, bytes, changes, status) => {
    const { code, uploads } = await submitting(scan);
    const { Bucket } = objectAt(uploads[0]?.url ?? '');
    const before = await kept(cloud.addresses, Bucket);
    expect((await send(uploads[0], bytes, changes)).status).toBe(status);
    expect(await kept(cloud.addresses, Bucket)).toEqual(before);
    await upload(uploads[0], scan);
    await inStatus(cast.portal, code, 'submitted');
  });

  it('are refused a second time', async () => {
    const { uploads } = await submitting(scan);
    await upload(uploads[0], scan);
    expect((await send(uploads[0], scan)).status).toBe(412);
  });

  function declared(bytes: Uint8Array) {
    return Buffer.from(declare(bytes).sha256, 'hex').toString('base64');
  }
});

describe('something in the intake that belongs to no dossier', () => {
  it('is left alone', async () => {
    const { code, uploads } = await submitting(scan);
    const { Bucket } = objectAt(uploads[0]?.url ?? '');
    const s3 = await s3Of(cloud.addresses);
    const strays = ['nothing', `${code}/nothing`, 'H00.01-20260101-9999999/nothing'];
    for (const Key of strays) await s3.send(new PutObjectCommand({ Bucket, Key, Body: scan }));
    await upload(uploads[0], scan);
    expect(await inStatus(cast.portal, code, 'submitted')).toMatchObject({ version: 2 });
    for (const Key of strays) await s3.send(new DeleteObjectCommand({ Bucket, Key }));
  });
});

describe('an upload that never comes', () => {
  const paper = { component: 'declaration', ...declare(scan) };

  it('lets the draft expire and its files go; what comes later is refused or ignored', async () => {
    const { code, uploads } = await submit(cast.portal, submission(unit, { files: [paper, paper] }));
    const [early, late] = uploads;
    const { Bucket } = objectAt(early?.url ?? '');
    const s3 = await s3Of(cloud.addresses);
    await upload(early, scan);
    await eventually(
      () => look(cast.portal, code),
      ({ files }) => files.some(({ state }) => state === 'accepted'),
    );
    expect(await keysIn(s3, Bucket, code)).toHaveLength(1);

    await moveClock(cloud.addresses, { advance: 'PT23H30M' });
    const answer = await cast.portal.post(`/v1/dossiers/${code}/files/${late?.fileId}/replacement`, {
      body: declare(scan),
    });
    const renewed = expectStatus(answer, 200, Submitted).uploads[0];
    await moveClock(cloud.addresses, { advance: 'PT31M' });
    const expired = await inStatus(cast.portal, code, 'expired');
    expect(expired).toMatchObject({ sealed: false });
    const later = await s3Of(cloud.addresses);
    await eventually(
      () => keysIn(later, Bucket, code),
      (keys) => keys.length === 0,
    );

    expect((await send(late, scan)).status, 'the first target is past its hour').toBe(403);
    expect((await send(renewed, scan)).status, 'the second is not').toBe(200);
    const path = `/v1/dossiers/${code}/files/${renewed?.fileId}/replacement`;
    expect((await cast.portal.post(path, { body: declare(scan) })).body).toMatchObject({
      code: 'dossier-closed',
    });
    // A file that came after the late one has passed inspection: by then the late one has been looked at, too.
    const next = await submitting(scan);
    await upload(next.uploads[0], scan);
    await inStatus(cast.portal, next.code, 'submitted');
    expect(await look(cast.portal, code)).toEqual(expired);
    await eventually(
      () => keysIn(later, Bucket, code),
      (keys) => keys.length === 0,
    );
  });
});
