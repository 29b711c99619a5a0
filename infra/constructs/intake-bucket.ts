import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import type { IGrantable } from 'aws-cdk-lib/aws-iam';
import {
  BlockPublicAccess,
  Bucket,
  BucketEncryption,
  CfnBucket,
  HttpMethods,
  ObjectOwnership,
} from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import type { AccessLogBucket } from './access-log-bucket.ts';
import type { DataKey } from './data-key.ts';
import { resourceOf } from './resource-of.ts';
import { allow, allowObjects, type Grantee } from './statement.ts';

interface IntakeBucketProps {
  key: DataKey;
  accessLogs: AccessLogBucket;
  origins: string[];
  expireAfter: number;
}

/** Where applicants and officers put files by presigned requests, served by shared/adapters/s3. */
export class IntakeBucket extends Construct {
  readonly bucket: Bucket;
  readonly #key: DataKey;

  constructor(scope: Construct, id: string, props: IntakeBucketProps) {
    super(scope, id);
    this.#key = props.key;
    this.bucket = new Bucket(this, 'Bucket', {
      encryption: BucketEncryption.KMS,
      encryptionKey: props.key.key,
      bucketKeyEnabled: true,
      enforceSSL: true,
      minimumTLSVersion: 1.2,
      versioned: true,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
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
        {
          expiration: Duration.days(props.expireAfter),
          noncurrentVersionExpiration: Duration.days(30),
        },
        { expiredObjectDeleteMarker: true },
      ],
      removalPolicy: RemovalPolicy.RETAIN,
    });
    props.accessLogs.collectFrom(this.bucket, 'intake/');
    // The construct library would do this by a custom resource with a function of its own.
    resourceOf(this.bucket, CfnBucket).notificationConfiguration = {
      eventBridgeConfiguration: { eventBridgeEnabled: true },
    };
  }

  get name(): string {
    return this.bucket.bucketName;
  }

  /** To look at what has arrived. */
  grantRead(to: Grantee): void {
    const actions = ['s3:GetObject', 's3:GetObjectVersion'];
    allowObjects(to, actions, this.bucket);
    this.#key.grantDecrypt(to, 's3');
  }

  /** To sign uploads, which act with the signer's rights. */
  grantUpload(to: Grantee): void {
    const actions = ['s3:PutObject', 's3:AbortMultipartUpload', 's3:ListMultipartUploadParts'];
    allowObjects(to, actions, this.bucket);
    this.#key.grantUse(to, 's3');
  }

  /** To put one object. */
  grantPut(to: IGrantable, key: string): void {
    allow(to, ['s3:PutObject'], this.bucket.arnForObjects(key));
    this.#key.grantUse(to, 's3');
  }

  /** To write a verdict on what has arrived. */
  grantTag(to: Grantee): void {
    const tags = ['ObjectTagging', 'ObjectVersionTagging'];
    allowObjects(
      to,
      tags.flatMap((tag) => [`s3:Get${tag}`, `s3:Put${tag}`]),
      this.bucket,
    );
  }
}
