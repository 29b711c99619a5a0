import type { Need } from '#local/authorisation/authoriser.ts';
import type { RequestContext } from '#local/authorisation/conditions.ts';
import { refuse } from '#local/s3/http/errors.ts';
import type { BucketConfig } from '#local/s3/model/bucket.ts';

/** One right that a request needs: on a bucket where there is no key, by its key of KMS where that is asked for. */
export interface S3Need {
  action: string;
  bucket: string;
  key?: string;
  context?: RequestContext;
}

/** Says why a call may not be made; undefined where it may. */
export type Authorise = (accessKeyId: string, need: Need) => string | undefined;

export interface Permit {
  /** Throws what S3 answers to whoever may not. */
  demand(needs: readonly S3Need[]): void;
  may(need: S3Need): boolean;
}

/** What the caller of one request may do with the buckets here. */
export function createPermit(
  authorise: Authorise,
  {
    accessKeyId,
    buckets,
    region,
  }: { accessKeyId: string; buckets: Map<string, BucketConfig>; region: string },
): Permit {
  const viaS3 = (key: string) => (key === 'kms:ViaService' ? [`s3.${region}.amazonaws.com`] : undefined);
  const refusalOf = ({ action, bucket, key, context }: S3Need) => {
    if (!action.startsWith('kms:')) {
      const resource = `arn:aws:s3:::${bucket}${key === undefined ? '' : `/${key}`}`;
      return authorise(accessKeyId, { action, resource, ...(context && { context }) });
    }
    const kmsKey = buckets.get(bucket)?.kmsKey;
    return kmsKey && authorise(accessKeyId, { action, resource: kmsKey, context: viaS3 });
  };
  return {
    demand(needs) {
      for (const need of needs) {
        const refusal = refusalOf(need);
        if (refusal !== undefined) throw refuse('AccessDenied', refusal);
      }
    },
    may: (need) => refusalOf(need) === undefined,
  };
}
