import {
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  ListPartsCommand,
  type ListPartsCommandOutput,
  type Part,
  UploadPartCommand,
} from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import type { ArrivedPart, PartUploads } from '#shared/file/part-uploads.ts';
import type { Bucket } from './client.ts';
import { isRefusedAs, isTaken } from './refusals.ts';

/** Multipart uploads of a bucket. */
export function s3PartUploads({ client, name: Bucket }: Bucket): PartUploads {
  return {
    async begin(Key, ContentType) {
      const { UploadId } = await client.send(new CreateMultipartUploadCommand({ Bucket, Key, ContentType }));
      if (UploadId === undefined) throw new Error('S3 began an upload without a name');
      return UploadId;
    },

    async arrived(Key, UploadId) {
      const found: ArrivedPart[] = [];
      let after: string | undefined;
      do {
        const question = new ListPartsCommand({ Bucket, Key, UploadId, PartNumberMarker: after });
        const answer: ListPartsCommandOutput | undefined = await unlessUnknown(client.send(question));
        if (answer === undefined) return undefined;
        found.push(...(answer.Parts ?? []).map(arrivedPart));
        after = answer.IsTruncated === true ? answer.NextPartNumberMarker : undefined;
      } while (after !== undefined);
      return found;
    },

    sign({ key: Key, uploadId: UploadId, number: PartNumber, size: ContentLength, seconds, at }) {
      const command = new UploadPartCommand({ Bucket, Key, UploadId, PartNumber, ContentLength });
      return getSignedUrl(client, command, {
        expiresIn: seconds,
        signingDate: new Date(at),
        signableHeaders: new Set(['content-length', 'host']),
      });
    },

    async complete(Key, UploadId, parts) {
      const Parts = parts.map(({ number, tag }) => ({ PartNumber: number, ETag: `"${tag}"` }));
      const complete = new CompleteMultipartUploadCommand({
        Bucket,
        Key,
        UploadId,
        MultipartUpload: { Parts },
        IfNoneMatch: '*',
      });
      try {
        return (await unlessUnknown(client.send(complete))) === undefined ? 'unknown' : 'completed';
      } catch (error) {
        if (isTaken(error)) return 'taken';
        throw error;
      }
    },
  };
}

/** An upload that was completed, that went, or that never was. */
async function unlessUnknown<T>(answer: Promise<T>): Promise<T | undefined> {
  try {
    return await answer;
  } catch (error) {
    if (isRefusedAs(error, 'NoSuchUpload')) return undefined;
    throw error;
  }
}

const arrivedPart = ({ PartNumber = 0, Size = 0, ETag = '' }: Part): ArrivedPart => ({
  number: PartNumber,
  size: Size,
  tag: ETag.replaceAll('"', ''),
});
