import {
  DeleteObjectsCommand,
  PutObjectCommand,
  paginateListObjectsV2,
  type _Object as Stored,
} from '@aws-sdk/client-s3';
import { checksumOf, readObject } from '#shared/adapters/s3/bodies.ts';
import type { Bucket } from '#shared/adapters/s3/client.ts';
import { isAbsent, isTaken } from '#shared/adapters/s3/refusals.ts';
import { emptyIndex, type SegmentReader, type SegmentStore, TextCatalogue } from './segment-store.ts';

const utf8 = new TextDecoder();
const catalogueKey = 'catalogue.json';
const segmentKey = (key: string) => `segments/${key}`;

/** The index of texts in a bucket of its own: the catalogue, and segments that never change. */
export const s3SegmentReader = (bucket: Bucket): SegmentReader => ({
  async catalogue() {
    try {
      const { bytes, tag } = await readObject(bucket, { Key: catalogueKey });
      return { catalogue: TextCatalogue.parse(JSON.parse(utf8.decode(bytes))), tag };
    } catch (error) {
      if (isAbsent(error)) return emptyIndex;
      throw error;
    }
  },

  async read(key, offset, length) {
    const Range = `bytes=${offset}-${offset + length - 1}`;
    return (await readObject(bucket, { Key: segmentKey(key), Range })).bytes;
  },
});

/** The same, to add to it: by the one function that does. */
export const s3SegmentStore = ({ client, name: Bucket }: Bucket): SegmentStore => ({
  ...s3SegmentReader({ client, name: Bucket }),

  async put({ key, content }) {
    const put = new PutObjectCommand({
      Bucket,
      Key: segmentKey(key),
      Body: content,
      ContentType: 'application/octet-stream',
      ChecksumSHA256: checksumOf(content),
    });
    await client.send(put);
  },

  async save({ catalogue, tag }) {
    const put = new PutObjectCommand({
      Bucket,
      Key: catalogueKey,
      Body: JSON.stringify(catalogue),
      ContentType: 'application/json',
      ...(tag === undefined ? { IfNoneMatch: '*' } : { IfMatch: tag }),
    });
    try {
      await client.send(put);
      return true;
    } catch (error) {
      if (isTaken(error)) return false;
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
