import { xmlAnswer } from '#local/s3/http/answer.ts';
import { refuse } from '#local/s3/http/errors.ts';
import type { S3Request } from '#local/s3/http/request.ts';
import { s3Document } from '#local/s3/http/write-xml.ts';
import { Algorithm, ChecksumType } from '#local/s3/model.ts';
import { intentHeaders, readIntent } from '#local/s3/object/intent.ts';
import type { Operation } from '#local/s3/operation.ts';
import { newId } from '#local/s3/store/files.ts';
import type { Plan } from '#local/s3/store/uploads.ts';

export const createMultipartUpload: Operation = {
  name: 'CreateMultipartUpload',
  method: 'POST',
  on: 'object',
  selectors: ['uploads'],
  headers: [...intentHeaders, 'x-amz-checksum-algorithm', 'x-amz-checksum-type'],
  run(context, { request, bucket }) {
    const started = context.now();
    const checksum = readChecksum(request);
    const plan = { ...readIntent(request, bucket, started), ...(checksum && { checksum }) };
    const upload = { id: newId(), bucket: bucket.name, key: request.key, started, plan };
    context.commit(() => context.uploads.add(upload));
    return xmlAnswer(
      s3Document('InitiateMultipartUploadResult', [
        ['Bucket', bucket.name],
        ['Key', request.key],
        ['UploadId', upload.id],
      ]),
      checksum && { 'x-amz-checksum-algorithm': checksum.algorithm, 'x-amz-checksum-type': checksum.type },
    );
  },
};

function readChecksum({ headers }: S3Request): Plan['checksum'] {
  const name = headers.get('x-amz-checksum-algorithm');
  const type = headers.get('x-amz-checksum-type');
  if (name === undefined && type === undefined) return undefined;
  const algorithm = Algorithm.safeParse(name?.toUpperCase());
  if (!algorithm.success) throw refuse('InvalidRequest', 'Unknown checksum algorithm');
  const isCrc64 = algorithm.data === 'CRC64NVME';
  const known = ChecksumType.safeParse(type?.toUpperCase() ?? (isCrc64 ? 'FULL_OBJECT' : 'COMPOSITE'));
  if (!known.success) throw refuse('InvalidRequest', 'Unknown checksum type');
  const possible = isCrc64
    ? ['FULL_OBJECT']
    : algorithm.data.startsWith('SHA')
      ? ['COMPOSITE']
      : ChecksumType.options;
  if (!possible.includes(known.data)) {
    throw refuse('InvalidRequest', `${algorithm.data} of a multipart upload cannot be ${known.data}`);
  }
  return { algorithm: algorithm.data, type: known.data };
}
