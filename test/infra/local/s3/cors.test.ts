import { describe, expect, it } from 'vitest';
import { bucket } from '#test/infra/local/s3/options.ts';
import { codeOf, presignPut } from '#test/infra/local/s3/raw.ts';
import { start } from '#test/infra/local/s3/server.ts';

const Bucket = 'intake';
const console = 'https://console.example.vn';
const cors = [
  {
    allowedOrigins: ['https://*.example.vn'],
    allowedMethods: ['PUT'],
    allowedHeaders: ['content-type', 'x-amz-*'],
    exposedHeaders: ['etag', 'x-amz-version-id'],
    maxAgeSeconds: 600,
  },
  { allowedOrigins: ['*'], allowedMethods: ['GET'] },
];

const ask = (url: string, headers: Record<string, string>) =>
  fetch(`${url}/${Bucket}/k`, { method: 'OPTIONS', headers });

describe('a browser that asks first', () => {
  it('is told what the bucket allows', async () => {
    const { url } = await start([bucket(Bucket, { cors })]);
    const response = await ask(url, {
      origin: console,
      'access-control-request-method': 'PUT',
      'access-control-request-headers': 'Content-Type,x-amz-checksum-sha256',
    });
    expect(response.status).toBe(200);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'access-control-allow-origin': console,
      'access-control-allow-methods': 'PUT',
      'access-control-allow-headers': 'content-type, x-amz-checksum-sha256',
      'access-control-expose-headers': 'etag, x-amz-version-id',
      'access-control-allow-credentials': 'true',
      'access-control-max-age': '600',
    });
  });

  it('is refused another origin, method or header', async () => {
    const { url } = await start([bucket(Bucket, { cors })]);
    const wrong: Record<string, string>[] = [
      { origin: 'https://evil.example', 'access-control-request-method': 'PUT' },
      { origin: 'https://.example.vn.evil', 'access-control-request-method': 'PUT' },
      { origin: console, 'access-control-request-method': 'DELETE' },
      {
        origin: console,
        'access-control-request-method': 'PUT',
        'access-control-request-headers': 'x-other',
      },
    ];
    for (const headers of wrong) {
      const response = await ask(url, headers);
      expect([response.status, codeOf({ body: await response.text() })]).toEqual([403, 'AccessForbidden']);
      expect(response.headers.has('access-control-allow-origin')).toBe(false);
    }
    expect((await ask(url, { origin: console })).status).toBe(400);
  });
});

describe('an answer to a browser', () => {
  it('may be read by an allowed origin, a refusal too', async () => {
    const { url } = await start([bucket(Bucket, { cors })]);
    const link = await presignPut(url, { Bucket, Key: 'k' });
    const put = (origin: string) => fetch(link, { method: 'PUT', body: 'x', headers: { origin } });
    const allowed = await put(console);
    expect(allowed.status).toBe(200);
    expect(allowed.headers.get('access-control-allow-origin')).toBe(console);
    expect((await put('https://evil.example')).headers.has('access-control-allow-origin')).toBe(false);
    const refused = await fetch(`${url}/${Bucket}/k`, { headers: { origin: 'https://any.example' } });
    expect(refused.status).toBe(403);
    expect(refused.headers.get('access-control-allow-origin')).toBe('*');
  });
});
