import { emptyAnswer } from '#local/s3/http/answer.ts';
import type { Operation } from '#local/s3/operation.ts';

export const headBucket: Operation = {
  name: 'HeadBucket',
  method: 'HEAD',
  on: 'bucket',
  run: ({ region }) => emptyAnswer(200, { 'x-amz-bucket-region': region }),
};
