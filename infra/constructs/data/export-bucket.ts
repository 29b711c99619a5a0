import { Duration } from 'aws-cdk-lib';
import type { Bucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { allowMatching, type Grantee } from '#infra/constructs/kit/statement.ts';
import type { DataKey } from './data-key.ts';
import { type BucketNeeds, ownBucket } from './own-bucket.ts';

/** So long copies may be fetched, in days. */
const days = 7;

/** Files that somebody opened: fetched within minutes, and put again for the next look. */
const opened = { prefix: 'opened/', expiration: Duration.days(1) };

/** Where copies of what is in the archive wait to be fetched by those who asked for them: for a week at most. */
export class ExportBucket extends Construct {
  readonly bucket: Bucket;
  readonly #key: DataKey;

  constructor(scope: Construct, id: string, needs: BucketNeeds) {
    super(scope, id);
    this.#key = needs.key;
    this.bucket = ownBucket(this, needs, {
      lifecycleRules: [
        { expiration: Duration.days(days), abortIncompleteMultipartUploadAfter: Duration.days(1) },
        opened,
      ],
      logPrefix: 'exports/',
    });
  }

  get name(): string {
    return this.bucket.bucketName;
  }

  /** To sign the download of copies of a kind. */
  grantRead(to: Grantee, folder: string): void {
    allowMatching(to, ['s3:GetObject'], this.bucket.arnForObjects(`${folder}/*`), {
      because: 'What is asked for is not known beforehand.',
    });
    this.#key.grantDecrypt(to, 's3');
  }

  /** To put copies of a kind. */
  grantPut(to: Grantee, folder: string): void {
    this.#grantPut(to, ['s3:PutObject'], folder);
  }

  /** To put such as go in parts, which are to be taken back where not all of them arrive. */
  grantPutLarge(to: Grantee, folder: string): void {
    this.#grantPut(to, ['s3:PutObject', 's3:AbortMultipartUpload'], folder);
  }

  #grantPut(to: Grantee, actions: string[], folder: string): void {
    allowMatching(to, actions, this.bucket.arnForObjects(`${folder}/*`), {
      because: 'What is asked for is not known beforehand.',
    });
    this.#key.grantUse(to, 's3');
  }
}
