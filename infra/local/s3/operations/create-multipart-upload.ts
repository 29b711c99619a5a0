import type { Operation } from '#local/s3/call/operation.ts';
import { xmlAnswer } from '#local/s3/http/answer.ts';
import { refuse } from '#local/s3/http/errors.ts';
import type { S3Request } from '#local/s3/http/request.ts';
import { s3Document } from '#local/s3/http/write-xml.ts';
import { Algorithm } from '#local/s3/model/version.ts';
import { intentHeaders, readIntent } from '#local/s3/object/intent.ts';
import { newId } from '#local/s3/store/files.ts';

export const createMultipartUpload: Operation = {
  name: 'CreateMultipartUpload',
  method: 'POST',
  on: 'object',
  selectors: ['uploads'],
  headers: [...intentHeaders, 'x-amz-checksum-algorithm'],
  run(context, { request, bucket }) {
    const started = context.now();
    const algorithm = readAlgorithm(request);
    const plan = { ...readIntent(request, bucket, started), ...(algorithm && { algorithm }) };
    const upload = { id: newId(), bucket: bucket.name, key: request.key, started, plan };
    context.commit(() => context.uploads.add(upload));
    return xmlAnswer(
      s3Document('InitiateMultipartUploadResult', [
        ['Bucket', bucket.name],
        ['Key', request.key],
        ['UploadId', upload.id],
      ]),
      algorithm && { 'x-amz-checksum-algorithm': algorithm, 'x-amz-checksum-type': 'COMPOSITE' },
    );
  },
};

function readAlgorithm({ headers }: S3Request): Algorithm | undefined {
  const name = headers.get('x-amz-checksum-algorithm');
  if (name === undefined) return undefined;
  const algorithm = Algorithm.safeParse(name.toUpperCase());
  if (!algorithm.success) throw refuse('InvalidRequest', 'Unknown checksum algorithm');
  return algorithm.data;
}
