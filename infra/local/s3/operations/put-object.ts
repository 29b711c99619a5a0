import { requireDigest } from '#local/s3/body/document.ts';
import { objectBody, receive } from '#local/s3/body/receive.ts';
import type { Operation } from '#local/s3/call/operation.ts';
import { emptyAnswer } from '#local/s3/http/answer.ts';
import type { Checksum } from '#local/s3/model/version.ts';
import { checkWrite, writeConditionHeaders } from '#local/s3/object/conditions.ts';
import { createObject } from '#local/s3/object/create.ts';
import { checksumHeaders, etagHeader, versionHeader } from '#local/s3/object/headers.ts';
import { intentHeaders, readIntent } from '#local/s3/object/intent.ts';

/** The headers that say how a body travels and what vouches for it. */
export const bodyHeaders = [
  'x-amz-checksum-crc32',
  'x-amz-checksum-sha256',
  'x-amz-sdk-checksum-algorithm',
  'x-amz-trailer',
  'x-amz-decoded-content-length',
];

export const putObject: Operation = {
  name: 'PutObject',
  method: 'PUT',
  on: 'object',
  headers: [...bodyHeaders, ...intentHeaders, ...writeConditionHeaders],
  async run(context, call) {
    const { request, authentication, bucket } = call;
    const intent = readIntent(request, bucket, context.now());
    if (intent.hold || intent.retention !== undefined) requireDigest(request);
    // Checked again when the object is created; here it only spares sending the body.
    checkWrite(request.headers, context.versions.find({ bucket: bucket.name, key: request.key }));
    const draft = await context.files.create();
    try {
      const { digests, checksum: sent } = await receive(request, authentication, draft, {
        ...objectBody,
        md5: bucket.kms !== true,
      });
      await draft.seal();
      const checksum: Checksum | undefined = sent && { ...sent, type: 'FULL_OBJECT' };
      // As on AWS: with a key of KMS, the ETag is opaque.
      const etag = bucket.kms === true ? draft.file : digests.get('MD5').toString('hex');
      const { size } = digests;
      const object = {
        ...intent,
        size,
        etag,
        body: [{ file: draft.file, size }],
        ...(checksum && { checksum }),
      };
      const version = context.commit(() => {
        draft.keep();
        return createObject(context, call, object, 'PutObject');
      });
      return emptyAnswer(200, {
        etag: etagHeader(etag),
        ...checksumHeaders(checksum),
        ...versionHeader(bucket, version),
      });
    } catch (error) {
      await draft.discard();
      throw error;
    }
  },
};
