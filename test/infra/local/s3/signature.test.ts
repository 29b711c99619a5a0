import { GetObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { describe, expect, it } from 'vitest';
import { bucket } from '#test/infra/local/s3/options.ts';
import { codeOf, presignPut, send, sendSigned, signed, signer } from '#test/infra/local/s3/raw.ts';
import { connect, credentials, start } from '#test/infra/local/s3/server.ts';

const Bucket = 'intake';
const Key = 'hồ sơ/đơn.pdf';
const minute = 60_000;
const textOf = async (response: Response) => ({
  status: response.status,
  code: codeOf({ body: await response.text() }),
});

describe('a signed URL', () => {
  it('uploads and downloads without further credentials', async () => {
    const { url, client } = await start([bucket(Bucket)]);
    const put = await fetch(await presignPut(url, { Bucket, Key }), { method: 'PUT', body: 'scan' });
    expect(put.status).toBe(200);
    const link = await getSignedUrl(
      client,
      new GetObjectCommand({
        Bucket,
        Key,
        ResponseContentDisposition: "attachment; filename*=UTF-8''%C4%91%C6%A1n.pdf",
        ResponseContentType: 'application/pdf',
      }),
    );
    const got = await fetch(link);
    expect(await got.text()).toBe('scan');
    expect(got.headers.get('content-type')).toBe('application/pdf');
    expect(got.headers.get('content-disposition')).toBe("attachment; filename*=UTF-8''%C4%91%C6%A1n.pdf");
  });

  it('is refused after its time by the clock of the server', async () => {
    const { url, advance } = await start([bucket(Bucket)]);
    const link = await presignPut(url, { Bucket, Key });
    advance(870_000);
    expect((await fetch(link, { method: 'PUT', body: 'x' })).status).toBe(200);
    advance(60_000);
    const late = await fetch(link, { method: 'PUT', body: 'x' });
    expect(late.status).toBe(403);
    expect(await late.text()).toContain('<Code>AccessDenied</Code><Message>Request has expired</Message>');
  });

  it('is refused before its time', async () => {
    const { url } = await start([bucket(Bucket)]);
    const link = await presignPut(url, { Bucket, Key }, { signingDate: new Date(Date.now() + 20 * minute) });
    expect(await textOf(await fetch(link, { method: 'PUT', body: 'x' }))).toEqual({
      status: 403,
      code: 'AccessDenied',
    });
  });

  it('is good for its method, key, expiry and key id only', async () => {
    const { url } = await start([bucket(Bucket)]);
    const link = await presignPut(url, { Bucket, Key: 'a' });
    const wrong = { status: 403, code: 'SignatureDoesNotMatch' };
    expect(await textOf(await fetch(link))).toEqual(wrong);
    for (const [from, to] of [
      ['/a?', '/b?'],
      ['Expires=900', 'Expires=9000'],
      ['local-portal', 'local-other'],
    ] as const) {
      expect(link).toContain(from);
      expect(await textOf(await fetch(link.replace(from, to), { method: 'PUT', body: 'x' }))).toEqual(wrong);
    }
    const unknown = await fetch(link.replace('local-portal', 'nobody'), { method: 'PUT', body: 'x' });
    expect(await textOf(unknown)).toEqual({ status: 403, code: 'InvalidAccessKeyId' });
  });
});

describe('headers with a signed URL', () => {
  it('must be sent as they were signed', async () => {
    const { url } = await start([bucket(Bucket)]);
    const link = await presignPut(
      url,
      { Bucket, Key, ContentType: 'application/pdf', ContentLength: 4 },
      {
        signableHeaders: new Set(['content-type', 'content-length']),
      },
    );
    const put = (body: string, type: string) =>
      fetch(link, { method: 'PUT', body, headers: { 'content-type': type } });
    expect((await put('scan', 'application/pdf')).status).toBe(200);
    expect((await put('scan', 'text/html')).status).toBe(403);
    expect((await put('longer', 'application/pdf')).status).toBe(403);
  });

  it('may not be added when they give orders', async () => {
    const { url } = await start([bucket(Bucket), bucket('other')]);
    const link = await presignPut(url, { Bucket, Key });
    for (const header of ['x-amz-meta-a', 'x-amz-tagging', 'x-amz-copy-source', 'x-amz-object-lock-mode']) {
      const response = await fetch(link, { method: 'PUT', body: 'x', headers: { [header]: 'x' } });
      expect(response.status).toBe(403);
      expect(await response.text()).toContain(`<HeadersNotSigned>${header}</HeadersNotSigned>`);
    }
  });

  it('count when they are in its query', async () => {
    const { url, client } = await start([bucket(Bucket)]);
    const link = await presignPut(url, { Bucket, Key, Metadata: { code: '7' } });
    expect((await fetch(link, { method: 'PUT', body: 'x' })).status).toBe(200);
    const got = await client.send(new GetObjectCommand({ Bucket, Key }));
    expect(got).toMatchObject({ Metadata: { code: '7' } });
  });
});

describe('a request signed in its header', () => {
  it('is refused with a wrong secret or region', async () => {
    const { url } = await start([bucket(Bucket)]);
    const put = new PutObjectCommand({ Bucket, Key, Body: 'x' });
    const stranger = connect(url, { credentials: { ...credentials, secretAccessKey: 'guess' } });
    await expect(stranger.send(put)).rejects.toMatchObject({ name: 'SignatureDoesNotMatch' });
    const elsewhere = connect(url, { region: 'us-east-1' });
    await expect(elsewhere.send(put)).rejects.toMatchObject({ name: 'AuthorizationHeaderMalformed' });
  });

  it('is refused when anything that was signed is changed', async () => {
    const { url } = await start([bucket(Bucket)]);
    const request = await signed(url, {
      method: 'PUT',
      path: '/intake/k',
      body: 'x',
      headers: { 'x-amz-meta-a': '1' },
    });
    expect((await send(url, request)).status).toBe(200);
    const tampered = [
      { ...request, path: '/intake/l' },
      { ...request, query: { versionId: 'null' } },
      { ...request, headers: { ...request.headers, 'x-amz-meta-a': '2' } },
      { ...request, headers: { ...request.headers, host: 'elsewhere' } },
    ];
    for (const other of tampered) {
      const response = await send(url, other);
      expect([response.status, codeOf(response)]).toEqual([403, 'SignatureDoesNotMatch']);
    }
    const added = await send(url, { ...request, headers: { ...request.headers, 'x-amz-meta-b': '2' } });
    expect([added.status, codeOf(added)]).toEqual([403, 'AccessDenied']);
  });

  it('is refused when it is a quarter of an hour off, and the client can correct its clock by the answer', async () => {
    const { url, advance } = await start([bucket(Bucket)]);
    advance(10 * 24 * 60 * minute);
    const response = await sendSigned(url, { method: 'PUT', path: '/intake/k', body: 'x' });
    expect([response.status, codeOf(response)]).toEqual([403, 'RequestTimeTooSkewed']);
    const client = connect(url, { maxAttempts: 2 });
    await expect(client.send(new PutObjectCommand({ Bucket, Key, Body: 'x' }))).resolves.toBeDefined();
  });

  it('is taken when the clock was moved while the request was under way', async () => {
    let before: number[] = [];
    const clock = { now: () => Date.now() + 10 * 24 * 60 * minute, unmoved: () => before };
    const { url } = await start([bucket(Bucket)], { clock });
    const put = () => sendSigned(url, { method: 'PUT', path: '/intake/k', body: 'x' });
    expect(codeOf(await put())).toBe('RequestTimeTooSkewed');
    before = [0, Date.now()];
    expect((await put()).status).toBe(200);
  });

  it('is needed', async () => {
    const { url } = await start([bucket(Bucket)]);
    const response = await send(url, { method: 'GET', path: '/intake/k' });
    expect([response.status, codeOf(response)]).toEqual([403, 'AccessDenied']);
    const both = await signed(url, { method: 'GET', path: '/intake/k' }, { sign: signer() });
    const mixed = await send(url, { ...both, query: { 'X-Amz-Signature': 'a' } });
    expect([mixed.status, codeOf(mixed)]).toEqual([400, 'InvalidArgument']);
  });
});
