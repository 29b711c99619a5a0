import { checksumHeader, readDeclared } from '#local/s3/body/declared.ts';
import { requireDigest } from '#local/s3/body/document.ts';
import { objectBody, type Received, receive } from '#local/s3/body/receive.ts';
import type { Operation } from '#local/s3/call/operation.ts';
import { emptyAnswer } from '#local/s3/http/answer.ts';
import { refuse } from '#local/s3/http/errors.ts';
import type { S3Request } from '#local/s3/http/request.ts';
import { etagHeader } from '#local/s3/object/headers.ts';
import { getUpload } from '#local/s3/object/upload.ts';
import { bodyHeaders } from '#local/s3/operations/put-object.ts';
import type { Part, Plan } from '#local/s3/store/uploads.ts';

const mostParts = 10_000;

export const uploadPart: Operation = {
  name: 'UploadPart',
  method: 'PUT',
  on: 'object',
  selectors: ['partNumber', 'uploadId'],
  headers: bodyHeaders,
  async run(context, call) {
    const { request, authentication } = call;
    const number = readNumber(request);
    const { id, plan } = getUpload(context, call);
    if (plan.hold || plan.retention !== undefined) requireDigest(request);
    const also = checkAlgorithm(request, plan);
    const draft = await context.files.create();
    try {
      const received = await receive(request, authentication, draft, { ...objectBody, also });
      await draft.seal();
      const part = makePart(received, plan, { file: draft.file, number, modified: context.now() });
      context.commit(() => {
        getUpload(context, call);
        draft.keep();
        const before = context.uploads.putPart(id, part);
        if (before !== undefined) context.trash.add([before]);
      });
      const { md5, checksum } = part;
      return emptyAnswer(200, {
        etag: etagHeader(md5),
        ...(checksum && { [checksumHeader(checksum.algorithm)]: checksum.value }),
      });
    } catch (error) {
      await draft.discard();
      throw error;
    }
  },
};

function readNumber({ query }: S3Request): number {
  const text = query.get('partNumber') ?? '';
  const number = /^\d{1,6}$/.test(text) ? Number(text) : 0;
  if (number < 1 || number > mostParts)
    throw refuse('InvalidArgument', `A part number is from 1 to ${mostParts}`);
  return number;
}

/** A part may not have another checksum than its upload, which is computed in any case. */
function checkAlgorithm(request: S3Request, { algorithm }: Plan) {
  const sent = readDeclared(request).checksum;
  if (algorithm === undefined) return [];
  if (sent !== undefined && sent.algorithm !== algorithm)
    throw refuse('InvalidRequest', `The checksum of this upload is ${algorithm}, not ${sent.algorithm}`);
  return [algorithm];
}

function makePart(
  { digests, checksum }: Received,
  plan: Plan,
  { file, number, modified }: Pick<Part, 'file' | 'number' | 'modified'>,
): Part {
  const algorithm = plan.algorithm ?? checksum?.algorithm;
  return {
    file,
    number,
    modified,
    size: digests.size,
    md5: digests.get('MD5').toString('hex'),
    ...(algorithm && { checksum: { algorithm, value: digests.get(algorithm).toString('base64') } }),
  };
}
