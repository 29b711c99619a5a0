import { Duration } from 'aws-cdk-lib';
import type { Bucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { allow, allowObjects, type Grantee } from '#infra/constructs/kit/statement.ts';
import type { DataKey } from './data-key.ts';
import { type BucketNeeds, ownBucket } from './own-bucket.ts';

/**
 * Where the index of what sealed papers say lies. Nothing in it is locked or kept in old versions: what was destroyed
 * must leave it, and all of it can be made again out of the archive.
 */
export class TextIndexBucket extends Construct {
  readonly bucket: Bucket;
  readonly #key: DataKey;

  constructor(scope: Construct, id: string, needs: BucketNeeds) {
    super(scope, id);
    this.#key = needs.key;
    this.bucket = ownBucket(this, needs, {
      lifecycleRules: [{ abortIncompleteMultipartUploadAfter: Duration.days(1) }],
      logPrefix: 'texts/',
    });
  }

  get name(): string {
    return this.bucket.bucketName;
  }

  /** To search in it, and to be told that there is none yet, where S3 would otherwise say that it is forbidden. */
  grantSearch(to: Grantee): void {
    allowObjects(to, ['s3:GetObject'], this.bucket);
    allow(to, ['s3:ListBucket'], this.bucket.bucketArn);
    this.#key.grantDecrypt(to, 's3');
  }

  /** To add to it and to clear it up. */
  grantMaintain(to: Grantee): void {
    allowObjects(to, ['s3:GetObject', 's3:PutObject', 's3:DeleteObject'], this.bucket);
    allow(to, ['s3:ListBucket'], this.bucket.bucketArn);
    this.#key.grantUse(to, 's3');
  }
}
