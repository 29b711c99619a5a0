import { createHash } from 'node:crypto';
import {
  DeleteObjectsCommand,
  paginateListObjectsV2,
  type S3Client,
  type _Object as Stored,
} from '@aws-sdk/client-s3';
import { AwsFault } from '#shared/adapters/aws/fault.ts';
import { receive } from '#shared/adapters/aws/receive.ts';
import type { Bucket } from '#shared/adapters/s3/client.ts';
import { emptyIndex, type SegmentReader, type SegmentStore, TextCatalogue } from './segment-store.ts';

const catalogueKey = 'catalogue.json';
const segmentKey = (key: string) => `segments/${key}`;

/** The index of texts in a bucket of its own: the catalogue, and segments that never change. */
export const s3SegmentReader = (bucket: Bucket): SegmentReader => ({
  async catalogue() {
    try {
      const answer = await bucket.send({ method: 'GET', key: catalogueKey });
      const tag = String(answer.headers.etag);
      return { catalogue: TextCatalogue.parse(JSON.parse((await receive(answer)).toString())), tag };
    } catch (error) {
      if (error instanceof AwsFault && error.name === 'NoSuchKey') return emptyIndex;
      throw error;
    }
  },

  async read(key, offset, length) {
    const headers = { range: `bytes=${offset}-${offset + length - 1}` };
    return receive(await bucket.send({ method: 'GET', key: segmentKey(key), headers }));
  },
});

/** The same, to add to it: by the one function that does. */
export const s3Segments = (bucket: Bucket, client: S3Client, Bucket: string): SegmentStore => ({
  ...s3SegmentReader(bucket),

  async put({ key, content }) {
    const headers = {
      'content-type': 'application/octet-stream',
      'x-amz-checksum-sha256': createHash('sha256').update(content).digest('base64'),
    };
    await receive(await bucket.send({ method: 'PUT', key: segmentKey(key), headers, body: [content] }));
  },

  async save({ catalogue, tag }) {
    const unchanged = tag === undefined ? { 'if-none-match': '*' } : { 'if-match': tag };
    const headers = { 'content-type': 'application/json', ...unchanged };
    const body = [Buffer.from(JSON.stringify(catalogue))];
    try {
      await receive(await bucket.send({ method: 'PUT', key: catalogueKey, headers, body }));
      return true;
    } catch (error) {
      if (error instanceof AwsFault && error.name === 'PreconditionFailed') return false;
      throw error;
    }
  },

  async tidy(named, before) {
    const known = new Set(named.map(segmentKey));
    const isLeft = ({ Key = '', LastModified }: Stored) =>
      !known.has(Key) && LastModified !== undefined && LastModified < before;
    for await (const { Contents = [] } of paginateListObjectsV2(
      { client },
      { Bucket, Prefix: 'segments/' },
    )) {
      const Objects = Contents.filter(isLeft).map(({ Key }) => ({ Key }));
      if (Objects.length === 0) continue;
      const { Errors = [] } = await client.send(new DeleteObjectsCommand({ Bucket, Delete: { Objects } }));
      if (Errors.length > 0) throw new Error(`${Errors.length} old segments cannot be removed`);
    }
  },
});
