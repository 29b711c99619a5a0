import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Aws, DefaultStackSynthesizer, Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { BlockPublicAccess, Bucket, BucketEncryption, ObjectOwnership } from 'aws-cdk-lib/aws-s3';
import { BucketDeployment, CacheControl, Source } from 'aws-cdk-lib/aws-s3-deployment';
import { Construct } from 'constructs';
import type { StageConfig } from '#infra/config/stages.ts';
import { type AccessLogBucket, consoleLogs } from '#infra/constructs/data/access-log-bucket.ts';
import { acknowledge } from '#infra/constructs/kit/acknowledge.ts';
import { anyBucket } from '#infra/constructs/kit/any-bucket.ts';
import { keptWhere } from '#infra/constructs/kit/kept.ts';
import { lambdaRole } from '#infra/constructs/kit/service-function.ts';
import { allow, allowMatching, allowObjects } from '#infra/constructs/kit/statement.ts';

interface ConsoleFilesProps {
  config: StageConfig;
  accessLogs: AccessLogBucket;
  /** What the console reads when it starts, as `config.json`. */
  settings: Record<string, string>;
}

const built = fileURLToPath(new URL('../../../web/dist', import.meta.url));

/**
 * The files of the console, which `npm run build:web` writes. What is below `assets/` has a hash in its name and never
 * changes; older ones stay, since a page that is open still loads them.
 */
export class ConsoleFiles extends Construct {
  readonly bucket: Bucket;

  constructor(scope: Construct, id: string, { config, accessLogs, settings }: ConsoleFilesProps) {
    super(scope, id);
    if (!existsSync(built)) throw new Error('There is no web/dist: run "npm run build:web" first.');
    this.bucket = new Bucket(this, 'Bucket', {
      // Everybody may have these files, and CloudFront has no key of ours.
      encryption: BucketEncryption.S3_MANAGED,
      enforceSSL: true,
      minimumTLSVersion: 1.2,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      lifecycleRules: [{ abortIncompleteMultipartUploadAfter: Duration.days(1) }],
      // It is emptied by the deployments below.
      removalPolicy: RemovalPolicy.DESTROY,
    });
    accessLogs.logRequestsOf(this.bucket, consoleLogs);
    this.#deploy(config, settings);
  }

  #deploy(config: StageConfig, settings: Record<string, string>): void {
    const common = {
      ...this.#handler(config),
      destinationBucket: anyBucket(this.bucket),
      prune: false,
      retainOnDelete: false,
      outputObjectKeys: false,
    };
    const assets = new BucketDeployment(this, 'Assets', {
      ...common,
      sources: [Source.asset(built, { exclude: ['*', '!assets', '!assets/**'] })],
      cacheControl: [
        CacheControl.setPublic(),
        CacheControl.maxAge(Duration.days(365)),
        CacheControl.immutable(),
      ],
    });
    const page = new BucketDeployment(this, 'Page', {
      ...common,
      sources: [
        Source.asset(built, { exclude: ['assets'] }),
        Source.jsonData('config.json', settings, { escape: true }),
      ],
      cacheControl: [CacheControl.noCache()],
    });
    // The page names files that have to be there.
    page.node.addDependency(assets);
    this.#answerRuntime();
  }

  /**
   * The construct library's own function puts the files there, under a role and a log group of ours. What the library
   * would allow it is more than it needs, so that role takes no more from it.
   */
  #handler(config: StageConfig) {
    const role = lambdaRole(this, 'Role');
    const logGroup = new LogGroup(this, 'Logs', {
      retention: config.logRetentionDays,
      removalPolicy: keptWhere(config.keepData),
    });
    logGroup.grantWrite(role);
    allowObjects(role, ['s3:DeleteObject', 's3:PutObject'], this.bucket);
    for (const action of ['s3:GetBucketTagging', 's3:ListBucket'])
      allow(role, [action], this.bucket.bucketArn);
    const { account, region } = Stack.of(this);
    const assets = `cdk-${DefaultStackSynthesizer.DEFAULT_QUALIFIER}-assets-${account}-${region}`;
    allowMatching(role, ['s3:GetObject'], `arn:${Aws.PARTITION}:s3:::${assets}/*`, {
      because: 'What is deployed has the name of its content.',
    });
    return { role: role.withoutPolicyUpdates(), logGroup };
  }

  /** The function belongs to the stack: the construct library has one for all deployments of it. */
  #answerRuntime(): void {
    const { children } = Stack.of(this).node;
    for (const one of children.filter(({ node }) => node.id.startsWith('Custom::CDKBucketDeployment')))
      acknowledge(one, 'L1', 'Its runtime is what the construct library was released with.');
  }
}
