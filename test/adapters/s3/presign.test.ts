import { describe, expect, it } from 'vitest';
import { s3Client } from '#shared/adapters/s3/client.ts';
import { s3SignDownload, s3SignUpload } from '#shared/adapters/s3/presign.ts';

const at = '2026-03-02T01:00:00Z';
const key = 'H00.01-20260302-0000001/5b8f8c8e-55f1-4a56-9b9d-7f5b3a0a2f10';
const checksum = Buffer.alloc(32, 7).toString('base64');
const secret = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY' };
const region = 'ap-southeast-1';

type Settings = Parameters<typeof s3Client>[0];

function partsOf(url: string) {
  const { origin, pathname, searchParams } = new URL(url);
  return { origin, pathname, query: Object.fromEntries(searchParams) };
}

describe.each<[string, Settings, string]>([
  ['in the region', { region, credentials: secret }, 'https://intake.s3.ap-southeast-1.amazonaws.com/'],
  [
    'with credentials of a role',
    { region, credentials: { ...secret, sessionToken: 'Fwo+session/token==' } },
    'https://intake.s3.ap-southeast-1.amazonaws.com/',
  ],
  [
    'on another endpoint',
    { region, credentials: secret, endpoint: 'http://127.0.0.1:4001' },
    'http://127.0.0.1:4001/intake/',
  ],
])('an address %s', (_, settings, place) => {
  const intake = { client: s3Client(settings), name: 'intake' };

  it('for sending a file binds its length, type and bytes, and may be used once', async () => {
    const headers = {
      'content-length': '2000',
      'content-type': 'application/pdf',
      'if-none-match': '*',
      'x-amz-checksum-sha256': checksum,
    };
    const { origin, pathname, query } = partsOf(
      await s3SignUpload(intake)({ key, headers, seconds: 3_600, at }),
    );
    expect(origin + pathname).toBe(place + key);
    expect(query).toMatchObject({
      'X-Amz-Date': '20260302T010000Z',
      'X-Amz-Expires': '3600',
      'X-Amz-SignedHeaders': 'content-length;content-type;host;if-none-match;x-amz-checksum-sha256',
    });
    // What stands in the address need not be sent, so it must not stand there.
    expect(Object.keys(query).map((name) => name.toLowerCase())).not.toContain('x-amz-checksum-sha256');
  });

  it('for fetching a version says how the answer calls itself', async () => {
    const { origin, pathname, query } = partsOf(
      await s3SignDownload(intake)({
        key: 'a b/ô.zip',
        versionId: 'v.1_x-Y',
        disposition: 'attachment; filename="gói (1).zip"',
        seconds: 300,
        at,
      }),
    );
    expect(origin + pathname).toBe(`${place}a%20b/%C3%B4.zip`);
    expect(query).toMatchObject({
      versionId: 'v.1_x-Y',
      'response-content-disposition': 'attachment; filename="gói (1).zip"',
      'X-Amz-Expires': '300',
      'X-Amz-SignedHeaders': 'host',
    });
  });
});
