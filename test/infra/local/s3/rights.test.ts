import {
  CopyObjectCommand,
  CreateMultipartUploadCommand,
  DeleteObjectCommand,
  DeleteObjectsCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  PutObjectTaggingCommand,
} from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { describe, expect, it } from 'vitest';
import { createAuthoriser } from '#infra/local/authorisation/authoriser.ts';
import { createCallers, operatorRole } from '#infra/local/authorisation/callers.ts';
import { Statement } from '#infra/local/authorisation/statement.ts';
import { bucket } from './options.ts';
import { connect, start } from './server.ts';

const account = '000000000000';
const kmsKey = `arn:aws:kms:ap-southeast-1:${account}:key/k`;
const role = (name: string) => `arn:aws:iam::${account}:role/${name}`;

const allow = (Action: string[], Resource: string, Condition = {}) =>
  Statement.parse({ Effect: 'Allow', Action, Resource, Condition });
const keyUse = (action: string) =>
  allow([action], kmsKey, { StringEquals: { 'kms:ViaService': 's3.ap-southeast-1.amazonaws.com' } });
const objects = 'arn:aws:s3:::intake/*';
const read = [allow(['s3:GetObject'], objects), keyUse('kms:Decrypt')];
const write = [allow(['s3:PutObject'], objects), keyUse('kms:GenerateDataKey')];

/** What some roles may do; whoever has no right on the key of the bucket can neither read nor write. */
const roles = {
  reader: read,
  lister: [...read, allow(['s3:ListBucket'], 'arn:aws:s3:::intake')],
  keyless: [allow(['s3:GetObject', 's3:PutObject'], objects)],
  copier: [...read, ...write],
  clearer: [allow(['s3:DeleteObject'], 'arn:aws:s3:::intake/old/*')],
  operator: [allow(['*'], '*')],
};

const onlyClean = Statement.parse({
  Effect: 'Deny',
  Principal: '*',
  Action: 's3:GetObject',
  Resource: objects,
  Condition: { StringNotEquals: { 's3:ExistingObjectTag/verdict': 'clean' } },
});
const leftToRoles = Statement.parse({
  Effect: 'Allow',
  Principal: { AWS: `arn:aws:iam::${account}:root` },
  Action: 'kms:*',
  Resource: '*',
});

async function opened(policy: Statement[] = []) {
  const authoriser = createAuthoriser({
    account,
    roles: new Map(
      Object.entries(roles).map(([name, statements]) => [
        name === 'operator' ? operatorRole(account) : role(name),
        statements,
      ]),
    ),
    resources: new Map([
      ['arn:aws:s3:::intake', policy],
      [kmsKey, [leftToRoles]],
    ]),
  });
  const callerOf = createCallers(
    Object.keys(roles).map((name) => ({ name, roleArn: role(name) })),
    account,
  );
  const { url } = await start([bucket('intake', { kmsKey })], {
    authorise: (id, need) => {
      const caller = callerOf(id);
      return caller === undefined ? 'nobody' : authoriser.refusalOf(caller, need);
    },
  });
  const as = (name: string) =>
    connect(url, { credentials: { accessKeyId: `local-${name}`, secretAccessKey: 'local' } });
  await as('test').send(new PutObjectCommand({ Bucket: 'intake', Key: 'f', Body: 'bytes' }));
  return { as };
}

const there = { Bucket: 'intake', Key: 'f' };
const gone = { Bucket: 'intake', Key: 'gone' };
const denied = { name: 'AccessDenied', $metadata: { httpStatusCode: 403 } };

describe('an object that is not there', () => {
  it('is missing to whoever may list the bucket, and forbidden to others', async () => {
    const { as } = await opened();
    await expect(as('lister').send(new GetObjectCommand(gone))).rejects.toMatchObject({ name: 'NoSuchKey' });
    await expect(as('reader').send(new GetObjectCommand(gone))).rejects.toMatchObject(denied);
    await expect(as('reader').send(new HeadObjectCommand(gone))).rejects.toMatchObject({
      $metadata: { httpStatusCode: 403 },
    });
    const copy = { Bucket: 'intake', Key: 'copy', CopySource: 'intake/gone' };
    await expect(as('copier').send(new CopyObjectCommand(copy))).rejects.toMatchObject(denied);
  });
});

describe('an encrypted object', () => {
  it('is read and written by whoever may also use its key', async () => {
    const { as } = await opened();
    expect((await as('reader').send(new GetObjectCommand(there))).ContentLength).toBe(5);
    await expect(as('keyless').send(new GetObjectCommand(there))).rejects.toMatchObject({
      name: 'AccessDenied',
      message: expect.stringContaining('kms:Decrypt'),
    });
    const put = new PutObjectCommand({ ...there, Body: 'other' });
    await expect(as('keyless').send(put)).rejects.toMatchObject({
      message: expect.stringContaining('kms:GenerateDataKey'),
    });
    await expect(as('keyless').send(new CreateMultipartUploadCommand(there))).rejects.toMatchObject(denied);
  });
});

describe('a copy', () => {
  const copy = { Bucket: 'intake', Key: 'copy', CopySource: 'intake/f' };
  const tagged = async () => {
    const { as } = await opened();
    const TagSet = [{ Key: 'verdict', Value: 'clean' }];
    await as('test').send(new PutObjectTaggingCommand({ ...there, Tagging: { TagSet } }));
    return as;
  };

  it('takes tags along for whoever may read and write them, which a copier of bytes may not', async () => {
    const as = await tagged();
    await expect(as('copier').send(new CopyObjectCommand(copy))).rejects.toMatchObject({
      name: 'AccessDenied',
      message: expect.stringContaining('s3:GetObjectTagging'),
    });
    await as('test').send(new CopyObjectCommand(copy));
  });

  it('leaves them behind where it says so', async () => {
    const as = await tagged();
    await as('copier').send(new CopyObjectCommand({ ...copy, TaggingDirective: 'REPLACE' }));
  });

  it('of what has none needs no right to any', async () => {
    const { as } = await opened();
    await as('copier').send(new CopyObjectCommand(copy));
  });
});

describe('the policy of a bucket', () => {
  it('forbids to read what does not carry a tag, and so what is not there', async () => {
    const { as } = await opened([onlyClean]);
    await expect(as('lister').send(new GetObjectCommand(there))).rejects.toMatchObject(denied);
    await expect(as('lister').send(new GetObjectCommand(gone))).rejects.toMatchObject(denied);
    const TagSet = [{ Key: 'verdict', Value: 'clean' }];
    await as('test').send(new PutObjectTaggingCommand({ ...there, Tagging: { TagSet } }));
    expect((await as('lister').send(new GetObjectCommand(there))).ContentLength).toBe(5);
  });
});

describe('a deletion of several', () => {
  it('is allowed or refused one by one', async () => {
    const { as } = await opened();
    const Objects = [{ Key: 'old/f' }, { Key: 'f' }];
    const { Deleted, Errors } = await as('clearer').send(
      new DeleteObjectsCommand({ Bucket: 'intake', Delete: { Objects } }),
    );
    expect(Deleted?.map(({ Key }) => Key)).toEqual(['old/f']);
    expect(Errors).toMatchObject([{ Key: 'f', Code: 'AccessDenied' }]);
    await expect(as('clearer').send(new DeleteObjectCommand(there))).rejects.toMatchObject(denied);
  });
});

describe('a list', () => {
  it('is for whoever may list', async () => {
    const { as } = await opened();
    expect((await as('lister').send(new ListObjectsV2Command({ Bucket: 'intake' }))).KeyCount).toBe(1);
    await expect(as('reader').send(new ListObjectsV2Command({ Bucket: 'intake' }))).rejects.toMatchObject(
      denied,
    );
  });
});

describe('a signed address', () => {
  it('does what its signer may, when it is used', async () => {
    const { as } = await opened();
    const signed = async (name: string) => fetch(await getSignedUrl(as(name), new GetObjectCommand(there)));
    expect((await signed('reader')).status).toBe(200);
    expect((await signed('clearer')).status).toBe(403);
  });
});
