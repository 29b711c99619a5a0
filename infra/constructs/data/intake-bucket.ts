import { Duration } from 'aws-cdk-lib';
import type { IGrantable, Role } from 'aws-cdk-lib/aws-iam';
import { type Bucket, CfnBucket, HttpMethods } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { resourceOf } from '#infra/constructs/kit/resource-of.ts';
import { lambdaRole } from '#infra/constructs/kit/service-function.ts';
import { allow, allowMatching, allowObjects, type Grantee } from '#infra/constructs/kit/statement.ts';
import type { DataKey } from './data-key.ts';
import { type BucketNeeds, ownBucket } from './own-bucket.ts';

interface IntakeBucketProps extends BucketNeeds {
  origins: string[];
  /** Days. */
  booksKept: number;
}

/** Where batches of scans lie, and what they were split into, as shared/file/batch.ts names them. */
export const batchFolders = { whole: 'batches/', parts: 'batch-parts/' } as const;

/** No longer than their records. */
const batchDays = 7;

/**
 * Where papers lie that may be handed in again. They are removed the night after their last day; this is for what nobody
 * has a record of, since a procedure may promise it for 240 months, and not for longer.
 */
const keptFolder = 'papers/';
const keptDays = 20 * 366 + 2;

const bookFolder = 'books/';

/** Where applicants and officers put files by presigned requests, served by shared/adapters/s3. */
export class IntakeBucket extends Construct {
  readonly bucket: Bucket;
  /** The functions that inspect and split take these: they are told what a malware scan found, and need not wait until it is written on the file. */
  readonly roles: Record<'inspect' | 'split', Role>;
  readonly #key: DataKey;

  constructor(scope: Construct, id: string, props: IntakeBucketProps) {
    super(scope, id);
    this.#key = props.key;
    this.bucket = ownBucket(this, props, {
      versioned: true,
      cors: [
        {
          allowedMethods: [HttpMethods.PUT, HttpMethods.GET, HttpMethods.HEAD],
          allowedOrigins: props.origins,
          allowedHeaders: ['*'],
          exposedHeaders: ['ETag', 'x-amz-checksum-sha256', 'x-amz-version-id'],
          maxAge: 3600,
        },
      ],
      lifecycleRules: [
        { abortIncompleteMultipartUploadAfter: Duration.days(7) },
        // Files of dossiers have no age at which they go: they leave when their dossier is sealed, or was never submitted.
        { noncurrentVersionExpiration: Duration.days(30), expiredObjectDeleteMarker: true },
        ...Object.values(batchFolders).map((prefix) => ({ prefix, expiration: Duration.days(batchDays) })),
        { prefix: keptFolder, expiration: Duration.days(keptDays) },
        { prefix: bookFolder, expiration: Duration.days(props.booksKept) },
      ],
      logPrefix: 'intake/',
    });
    this.roles = { inspect: lambdaRole(this, 'InspectRole'), split: lambdaRole(this, 'SplitRole') };
    // The construct library would do this by a custom resource with a function of its own.
    resourceOf(this.bucket, CfnBucket).notificationConfiguration = {
      eventBridgeConfiguration: { eventBridgeEnabled: true },
    };
  }

  get name(): string {
    return this.bucket.bucketName;
  }

  /** To read what has arrived. */
  grantRead(to: Grantee): void {
    allowObjects(to, ['s3:GetObject'], this.bucket);
    this.#key.grantDecrypt(to, 's3');
  }

  /** To sign downloads of follow-up books, and of nothing else. */
  grantReadBooks(to: Grantee): void {
    const because = 'The names of books are not known beforehand.';
    allowMatching(to, ['s3:GetObject'], this.bucket.arnForObjects(`${bookFolder}*`), { because });
    this.#key.grantDecrypt(to, 's3');
  }

  /** To sign downloads of what belongs to dossiers, whose codes have hyphens; books and whole batches have another shape of key. */
  grantOpenFiles(to: Grantee): void {
    const because = 'The codes of dossiers are not known beforehand.';
    allowMatching(to, ['s3:GetObject'], this.bucket.arnForObjects('*-*-*/*'), { because });
    this.#key.grantDecrypt(to, 's3');
  }

  /** To take papers that may be handed in again, and to remove them where their owner does not want them kept. */
  grantReuse(to: Grantee): void {
    allowMatching(to, ['s3:GetObject', 's3:DeleteObject'], this.bucket.arnForObjects(`${keptFolder}*`), {
      because: 'Which papers are handed in again is not known beforehand.',
    });
    this.#key.grantDecrypt(to, 's3');
  }

  /** To remove papers that may be handed in no more. */
  grantForgetPapers(to: Grantee): void {
    allowMatching(to, ['s3:DeleteObject'], this.bucket.arnForObjects(`${keptFolder}*`), {
      because: 'Which papers were kept is not known beforehand.',
    });
  }

  /** To put papers where they may be handed in again. */
  grantKeepPapers(to: Grantee): void {
    allowMatching(to, ['s3:PutObject'], this.bucket.arnForObjects(`${keptFolder}*`), {
      because: 'Which papers may be handed in again is not known beforehand.',
    });
    this.#key.grantUse(to, 's3');
  }

  /** To sign downloads of the parts of batches, and of nothing else. */
  grantReadBatchParts(to: Grantee): void {
    const because = 'The names of batches are not known beforehand.';
    allowMatching(to, ['s3:GetObject'], this.bucket.arnForObjects(`${batchFolders.parts}*`), { because });
    this.#key.grantDecrypt(to, 's3');
  }

  /** To read batches, and to put their parts once. */
  grantSplit(to: Grantee): void {
    const because = 'The names of batches are not known beforehand.';
    const { parts, whole } = batchFolders;
    allowMatching(to, ['s3:GetObject'], this.bucket.arnForObjects(`${whole}*`), { because });
    const put = ['s3:PutObject', 's3:GetObject'];
    allowMatching(to, put, this.bucket.arnForObjects(`${parts}*`), { because });
    this.#key.grantUse(to, 's3');
  }

  /** To be told that a file is gone, where S3 would otherwise say only that it is forbidden. */
  grantList(to: IGrantable): void {
    allow(to, ['s3:ListBucket'], this.bucket.bucketArn);
  }

  /** To sign uploads, which act with the signer's rights. */
  grantUpload(to: Grantee): void {
    allowObjects(to, ['s3:PutObject'], this.bucket);
    this.#key.grantUse(to, 's3');
  }

  /** To see which parts of an upload have arrived. */
  grantListParts(to: Grantee): void {
    allowObjects(to, ['s3:ListMultipartUploadParts'], this.bucket);
  }

  /** To clear away what is in the archive now; versions stay until the bucket forgets them. */
  grantRemove(to: Grantee): void {
    allowObjects(to, ['s3:DeleteObject'], this.bucket);
  }

  /** To scan every version, write the verdict on it, and try both on an object of one's own. */
  grantScan(to: Grantee, trial: string): void {
    const tags = ['ObjectTagging', 'ObjectVersionTagging'];
    const tagging = tags.flatMap((tag) => [`s3:Get${tag}`, `s3:Put${tag}`]);
    allowObjects(to, ['s3:GetObject', 's3:GetObjectVersion', ...tagging], this.bucket);
    allow(to, ['s3:PutObject'], this.bucket.arnForObjects(trial));
    this.#key.grantUse(to, 's3');
  }
}
