import { digestOf } from '#local/s3/body/digests.ts';
import { readDocument } from '#local/s3/body/document.ts';
import type { Call, Operation } from '#local/s3/call/operation.ts';
import { xmlAnswer } from '#local/s3/http/answer.ts';
import { s3Document } from '#local/s3/http/write-xml.ts';
import type { StoredObject } from '#local/s3/model/version.ts';
import { checksumNodes } from '#local/s3/object/checksum-nodes.ts';
import { writeConditionHeaders } from '#local/s3/object/conditions.ts';
import { createObject } from '#local/s3/object/create.ts';
import { etagHeader, versionHeader } from '#local/s3/object/headers.ts';
import { readNamedParts, selectParts } from '#local/s3/object/named-parts.ts';
import { endUpload, getUpload } from '#local/s3/object/upload.ts';
import { checkObjectSize, checkWholeChecksum, compositeChecksum } from '#local/s3/object/whole.ts';
import { bodyHeaders } from '#local/s3/operations/put-object.ts';
import type { Part, Upload } from '#local/s3/store/uploads.ts';

export const completeMultipartUpload: Operation = {
  name: 'CompleteMultipartUpload',
  method: 'POST',
  on: 'object',
  selectors: ['uploadId'],
  headers: [...bodyHeaders, ...writeConditionHeaders, 'x-amz-mp-object-size'],
  async run(context, call) {
    const { request, bucket } = call;
    const document = await readDocument(call, 'CompleteMultipartUpload', { foreignChecksum: true });
    const upload = getUpload(context, call);
    const parts = selectParts(readNamedParts(document), context.uploads.parts(upload.id), upload.plan);
    const object = assemble(call, upload, parts);
    const version = context.commit(() => {
      endUpload(context, getUpload(context, call), new Set(parts.map(({ file }) => file)));
      return createObject(context, call, object, 'CompleteMultipartUpload');
    });
    return xmlAnswer(
      s3Document('CompleteMultipartUploadResult', [
        ['Location', `http://${request.headers.get('host') ?? ''}/${bucket.name}/${encodeURI(request.key)}`],
        ['Bucket', bucket.name],
        ['Key', request.key],
        ['ETag', etagHeader(object.etag)],
        ...checksumNodes(object.checksum),
      ]),
      versionHeader(bucket, version),
    );
  },
};

/** The object that the parts make: its body is their files as they are. */
function assemble({ request }: Call, { plan }: Upload, parts: Part[]): StoredObject {
  const { algorithm, ...intent } = plan;
  const size = parts.reduce((sum, part) => sum + part.size, 0);
  checkObjectSize(request, size);
  const checksum = algorithm && compositeChecksum(algorithm, parts);
  checkWholeChecksum(request, checksum);
  const md5 = digestOf('MD5', Buffer.concat(parts.map((part) => Buffer.from(part.md5, 'hex'))));
  return {
    ...intent,
    size,
    etag: `${md5.toString('hex')}-${parts.length}`,
    body: parts.map((part) => ({ file: part.file, size: part.size })),
    ...(checksum && { checksum }),
  };
}
