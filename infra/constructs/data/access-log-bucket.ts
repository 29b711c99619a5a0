import { Aws, Duration } from 'aws-cdk-lib';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { BlockPublicAccess, Bucket, BucketEncryption, CfnBucket, ObjectOwnership } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { kept } from '#infra/constructs/kit/kept.ts';
import { resourceOf } from '#infra/constructs/kit/resource-of.ts';

/** The folder for the bucket of the console's files. */
export const consoleLogs = 'console/';

/** Who asked S3 for which object of the other buckets, and when. */
export class AccessLogBucket extends Construct {
  readonly bucket: Bucket;

  constructor(scope: Construct, id: string, props: { days: number }) {
    super(scope, id);
    this.bucket = new Bucket(this, 'Bucket', {
      // The log delivery of S3 cannot write under a customer key.
      encryption: BucketEncryption.S3_MANAGED,
      enforceSSL: true,
      minimumTLSVersion: 1.2,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      lifecycleRules: [
        { expiration: Duration.days(props.days), abortIncompleteMultipartUploadAfter: Duration.days(1) },
      ],
      removalPolicy: kept,
    });
  }

  /** Has S3 write down here what is asked of another bucket. */
  collectFrom(other: Bucket, prefix: string): void {
    this.logRequestsOf(other, prefix);
    this.#admit(other.bucketArn, prefix);
  }

  /** The same for buckets of a stack after this one, which this one cannot name; these then ask for it themselves. */
  admitStack(stackName: string, prefix: string): void {
    this.#admit(`arn:aws:s3:::${stackName}-*`, prefix);
  }

  logRequestsOf(other: Bucket, prefix: string): void {
    resourceOf(other, CfnBucket).loggingConfiguration = {
      destinationBucketName: this.bucket.bucketName,
      logFilePrefix: prefix,
    };
  }

  #admit(sourceArn: string, prefix: string): void {
    this.bucket.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal('logging.s3.amazonaws.com')],
        actions: ['s3:PutObject'],
        resources: [this.bucket.arnForObjects(`${prefix}*`)],
        conditions: {
          ArnLike: { 'aws:SourceArn': sourceArn },
          StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID },
        },
      }),
    );
  }
}
