import { GetObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import type { SignUpload } from '#shared/file/uploads.ts';
import type { Bucket } from './client.ts';

/** An address from which whoever holds it may fetch an object. */
export type SignDownload = (request: {
  key: string;
  versionId?: string;
  /** What the answer is to say of itself: how to keep it and under which name, and what it is. */
  disposition?: string;
  mediaType?: string;
  cacheControl?: string;
  seconds: number;
  at: string;
}) => Promise<string>;

/** Signs with the function's own credentials. */
export const s3SignDownload =
  ({ client, name: Bucket }: Bucket): SignDownload =>
  ({ key: Key, versionId: VersionId, disposition, mediaType, cacheControl, seconds, at }) => {
    const command = new GetObjectCommand({
      Bucket,
      Key,
      VersionId,
      ResponseContentDisposition: disposition,
      ResponseContentType: mediaType,
      ResponseCacheControl: cacheControl,
    });
    return getSignedUrl(client, command, { expiresIn: seconds, signingDate: new Date(at) });
  };

/** Every header is signed, so that S3 itself refuses other bytes than these, and a second sending. */
export const s3SignUpload =
  ({ client, name: Bucket }: Bucket): SignUpload =>
  ({ key: Key, headers, seconds, at }) => {
    const command = new PutObjectCommand({
      Bucket,
      Key,
      ContentLength: Number(headers['content-length']),
      ContentType: headers['content-type'],
      IfNoneMatch: headers['if-none-match'],
      ChecksumSHA256: headers['x-amz-checksum-sha256'],
    });
    return getSignedUrl(client, command, {
      expiresIn: seconds,
      signingDate: new Date(at),
      unhoistableHeaders: new Set(Object.keys(headers)),
      signableHeaders: new Set([...Object.keys(headers), 'host']),
    });
  };
