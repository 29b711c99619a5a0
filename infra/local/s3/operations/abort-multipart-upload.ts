import type { Operation } from '#local/s3/call/operation.ts';
import { emptyAnswer } from '#local/s3/http/answer.ts';
import { endUpload, getUpload } from '#local/s3/object/upload.ts';

export const abortMultipartUpload: Operation = {
  name: 'AbortMultipartUpload',
  method: 'DELETE',
  on: 'object',
  selectors: ['uploadId'],
  run(context, call) {
    context.commit(() => endUpload(context, getUpload(context, call)));
    return emptyAnswer(204);
  },
};
