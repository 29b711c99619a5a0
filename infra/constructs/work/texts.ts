import { Duration } from 'aws-cdk-lib';
import { Schedule } from 'aws-cdk-lib/aws-events';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import type { StageConfig } from '#infra/config/stages.ts';
import type { AccessLogBucket } from '#infra/constructs/data/access-log-bucket.ts';
import type { ArchiveBucket } from '#infra/constructs/data/archive-bucket.ts';
import type { DataKey } from '#infra/constructs/data/data-key.ts';
import type { DossierTable } from '#infra/constructs/data/dossier-table.ts';
import { sealedOff } from '#infra/constructs/data/sealed-off.ts';
import { kept } from '#infra/constructs/kit/kept.ts';
import { onSchedule } from '#infra/constructs/kit/on-schedule.ts';
import { ServiceFunction } from '#infra/constructs/kit/service-function.ts';
import { allow, allowObjects, type Grantee } from '#infra/constructs/kit/statement.ts';

/**
 * Where the index of what sealed papers say lies. Nothing in it is locked or kept in old versions: what was destroyed
 * must leave it, and all of it can be made again out of the archive.
 */
export class TextIndexBucket extends Construct {
  readonly bucket: Bucket;
  readonly #key: DataKey;

  constructor(
    scope: Construct,
    id: string,
    { accessLogs, key }: { accessLogs: AccessLogBucket; key: DataKey },
  ) {
    super(scope, id);
    this.#key = key;
    this.bucket = new Bucket(this, 'Bucket', {
      ...sealedOff(key),
      lifecycleRules: [{ abortIncompleteMultipartUploadAfter: Duration.days(1) }],
      removalPolicy: kept,
    });
    accessLogs.collectFrom(this.bucket, 'texts/');
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

interface TextsProps {
  config: StageConfig;
  table: DossierTable;
  key: DataKey;
  archive: ArchiveBucket;
  textIndex: TextIndexBucket;
}

/** Every hour: takes what was sealed into the index of texts, and what was destroyed out of it. */
export class Texts extends Construct {
  constructor(scope: Construct, id: string, { archive, config, key, table, textIndex }: TextsProps) {
    super(scope, id);
    const texts = new ServiceFunction(this, 'Texts', {
      config,
      entry: 'events/index-texts.ts',
      description: 'Keeps the index of sealed texts',
      timeout: Duration.minutes(15),
      // Segments of up to a quarter of a million pages are merged in memory.
      memorySize: 3008,
      environment: { TABLE_NAME: table.name, ARCHIVE_BUCKET: archive.name, TEXTS_BUCKET: textIndex.name },
    });
    table.grantIndexTexts(texts);
    archive.grantReadPackages(texts);
    textIndex.grantMaintain(texts);
    const schedule = Schedule.cron({ minute: '20' });
    onSchedule(this, texts, {
      key,
      times: { Hourly: { schedule, description: 'Time to index what was sealed' } },
    });
  }
}
