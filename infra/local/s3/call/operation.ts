import type { Authentication } from '#local/s3/auth/authenticate.ts';
import type { Permit } from '#local/s3/auth/permit.ts';
import type { Context } from '#local/s3/call/context.ts';
import type { Answer } from '#local/s3/http/answer.ts';
import type { S3Request } from '#local/s3/http/request.ts';
import type { BucketConfig } from '#local/s3/model/bucket.ts';

/** A request that was let in. */
export interface Call {
  request: S3Request;
  authentication: Authentication;
  bucket: BucketConfig;
  /** What whoever asks may do. */
  permit: Permit;
  /** The time at which it came. */
  now: number;
}

/** One operation of S3: how its requests are told from others, what they may carry, and what is done. */
export interface Operation {
  name: string;
  method: string;
  on: 'bucket' | 'object';
  /** Query parameters that are all present in its requests, and only in those of operations that name them. */
  selectors?: readonly string[];
  /** A header that is present in its requests. */
  selectedBy?: string;
  parameters?: readonly string[];
  /** The x-amz-… and If-… headers that it understands; a name that ends with `*` stands for all that begin so. */
  headers?: readonly string[];
  run(context: Context, call: Call): Promise<Answer> | Answer;
}
