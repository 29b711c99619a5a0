import { GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { describe, expect, it } from 'vitest';
import { s3Presign } from '#shared/adapters/s3/presign.ts';

const environment = {
  AWS_REGION: 'ap-southeast-1',
  AWS_ACCESS_KEY_ID: 'AKIDEXAMPLE',
  AWS_SECRET_ACCESS_KEY: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY',
};
const at = new Date('2026-03-02T01:00:00Z');
const key = 'H00.01-20260302-0000001/5b8f8c8e-55f1-4a56-9b9d-7f5b3a0a2f10';
const checksum = Buffer.alloc(32, 7).toString('base64');

type Environment = Parameters<typeof s3Presign>[1];
const amazons = ({ AWS_ENDPOINT_URL_S3: endpoint, ...env }: Environment) =>
  nameless(
    new S3Client({
      region: env.AWS_REGION,
      credentials: {
        accessKeyId: env.AWS_ACCESS_KEY_ID,
        secretAccessKey: env.AWS_SECRET_ACCESS_KEY,
        ...(env.AWS_SESSION_TOKEN !== undefined && { sessionToken: env.AWS_SESSION_TOKEN }),
      },
      ...(endpoint !== undefined && { endpoint, forcePathStyle: true }),
      requestChecksumCalculation: 'WHEN_REQUIRED',
      responseChecksumValidation: 'WHEN_REQUIRED',
    }),
  );

/** Takes the operation's name out of what is signed. */
function nameless(client: S3Client) {
  client.middlewareStack.add(
    (next) => (args) => {
      const { query } = args.request as { query: Record<string, string> };
      delete query['x-id'];
      return next(args);
    },
    { step: 'build', priority: 'low', name: 'nameless' },
  );
  return client;
}

function partsOf(url: string) {
  const { origin, pathname, searchParams } = new URL(url);
  return { origin, pathname, query: Object.fromEntries(searchParams) };
}

describe.each<[string, Environment]>([
  ['in the region', environment],
  ['with credentials of a role', { ...environment, AWS_SESSION_TOKEN: 'Fwo+session/token==' }],
  ['on another endpoint', { ...environment, AWS_ENDPOINT_URL_S3: 'http://127.0.0.1:4001' }],
])('an address %s', (_, env) => {
  it('for sending a file is what Amazon’s own signer makes of it, but for the operation’s name', async () => {
    const headers = {
      'content-length': '2000',
      'content-type': 'application/pdf',
      'if-none-match': '*',
      'x-amz-checksum-sha256': checksum,
    };
    const ours = partsOf(await s3Presign('intake', env)({ method: 'PUT', key, headers, seconds: 3_600, at }));
    const command = new PutObjectCommand({
      Bucket: 'intake',
      Key: key,
      ContentLength: 2_000,
      ContentType: 'application/pdf',
      IfNoneMatch: '*',
      ChecksumSHA256: checksum,
    });
    const client = amazons(env);
    const theirs = partsOf(
      await getSignedUrl(client, command, {
        expiresIn: 3_600,
        signingDate: at,
        unhoistableHeaders: new Set(Object.keys(headers)),
        signableHeaders: new Set([...Object.keys(headers), 'host']),
      }),
    );
    expect(ours).toEqual(theirs);
    expect(ours.query['X-Amz-SignedHeaders']).toBe(
      'content-length;content-type;host;if-none-match;x-amz-checksum-sha256',
    );
  });

  it('for fetching a version under a name is what Amazon’s own signer makes of it', async () => {
    const query = {
      versionId: 'v.1_x-Y',
      'response-content-disposition': 'attachment; filename="gói (1).zip"',
    };
    const ours = partsOf(
      await s3Presign('archive', env)({ method: 'GET', key: 'a b/ô.zip', query, seconds: 300, at }),
    );
    const command = new GetObjectCommand({
      Bucket: 'archive',
      Key: 'a b/ô.zip',
      VersionId: 'v.1_x-Y',
      ResponseContentDisposition: 'attachment; filename="gói (1).zip"',
    });
    const client = amazons(env);
    expect(ours).toEqual(partsOf(await getSignedUrl(client, command, { expiresIn: 300, signingDate: at })));
  });
});
