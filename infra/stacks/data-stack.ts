import type { StackProps } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { stackNames } from '#infra/config/stack-names.ts';
import type { StageConfig } from '#infra/config/stages.ts';
import { AccessLogBucket, consoleLogs } from '#infra/constructs/data/access-log-bucket.ts';
import { ArchiveBucket } from '#infra/constructs/data/archive-bucket.ts';
import { Backups } from '#infra/constructs/data/backups.ts';
import { DataKey } from '#infra/constructs/data/data-key.ts';
import { DossierTable } from '#infra/constructs/data/dossier-table.ts';
import { ExportBucket } from '#infra/constructs/data/export-bucket.ts';
import { Identity, type Issuer } from '#infra/constructs/data/identity.ts';
import { IntakeBucket } from '#infra/constructs/data/intake-bucket.ts';
import { MalwareScan } from '#infra/constructs/data/malware-scan.ts';
import type { BucketNeeds } from '#infra/constructs/data/own-bucket.ts';
import { PersonKey } from '#infra/constructs/data/person-key.ts';
import { SigningKey } from '#infra/constructs/data/signing-key.ts';
import { TextIndexBucket } from '#infra/constructs/data/text-index-bucket.ts';
import { StageStack } from './stage-stack.ts';

/**
 * What keeps data: the table, the buckets, the keys and the user pool, with the roles that their policies name. It knows
 * none of the other stacks, which may be deleted and made again.
 */
export class DataStack extends StageStack {
  readonly key: DataKey;
  readonly accessLogs: AccessLogBucket;
  readonly signingKey: SigningKey;
  readonly archiveKey: SigningKey;
  readonly personKey: PersonKey;
  readonly table: DossierTable;
  readonly intake: IntakeBucket;
  readonly archive: ArchiveBucket;
  readonly textIndex: TextIndexBucket;
  readonly exportBucket: ExportBucket;
  readonly issuer: Issuer;

  constructor(scope: Construct, id: string, props: StackProps & { config: StageConfig }) {
    super(scope, id, props);
    const { config } = props;
    const keep = config.keepData;
    this.key = new DataKey(this, 'DataKey', { description: 'Open dossiers of Một Cửa', keep });
    const forOrganisation = 'Signs results for the organisation';
    this.signingKey = new SigningKey(this, 'SigningKey', { keep, description: forOrganisation });
    // Made by the proofs once, and known by that logical id.
    const daily = 'Signs what was sealed, day by day';
    this.archiveKey = new SigningKey(new Construct(this, 'Proofs'), 'ArchiveKey', {
      keep: true,
      description: daily,
    });
    this.personKey = new PersonKey(this, 'PersonKey', { keep });
    this.table = new DossierTable(this, 'Dossiers', { key: this.key, ...lasting(config) });
    if (config.backup !== undefined)
      new Backups(this, 'Backups', { backup: config.backup, table: this.table, key: this.key });
    this.accessLogs = this.#accessLogs(config);
    const files = { key: this.key, accessLogs: this.accessLogs };
    this.intake = this.#intake(config, files);
    this.archive = this.#archive(config, files);
    this.textIndex = new TextIndexBucket(this, 'TextIndex', files);
    this.exportBucket = new ExportBucket(this, 'Exports', files);
    this.issuer = this.#issuer(config);
    this.output({
      TableName: this.table.name,
      IntakeBucket: this.intake.name,
      ArchiveBucket: this.archive.name,
      SigningKeyArn: this.signingKey.arn,
      ArchiveKeyArn: this.archiveKey.arn,
      Issuer: this.issuer.issuer,
      TokenUrl: this.issuer.tokenUrl,
      Audience: this.issuer.audience.join(','),
    });
  }

  #accessLogs(config: StageConfig): AccessLogBucket {
    const accessLogs = new AccessLogBucket(this, 'AccessLogs', { days: config.intake.accessLogs });
    accessLogs.admitStack(stackNames(config.name).api, consoleLogs);
    return accessLogs;
  }

  #intake({ intake: { booksKept, malwareScan }, origins }: StageConfig, files: BucketNeeds): IntakeBucket {
    const intake = new IntakeBucket(this, 'Intake', { ...files, origins, booksKept });
    // A bucket has one plan at a time: under another logical id a second would be made before the first goes.
    if (malwareScan) new MalwareScan(new Construct(this, 'Inspections'), 'MalwareScan', { intake });
    return intake;
  }

  #archive({ archive: { lockedFor, replica }, place }: StageConfig, files: BucketNeeds): ArchiveBucket {
    const { accessLogs } = files;
    return new ArchiveBucket(this, 'Archive', { accessLogs, lockedFor, replica, account: place?.account });
  }

  #issuer(config: StageConfig): Issuer {
    const { identity } = config;
    if (identity.kind === 'oidc') return identity;
    const own = new Identity(this, 'Identity', { config, identity, ...lasting(config) });
    this.output({
      UserPoolId: own.pool.userPoolId,
      ConsoleClient: own.consoleClient,
      SignInUrl: own.signInUrl,
      PortalClients: own.portals.map(({ name, clientId }) => `${name}=${clientId}`).join(','),
    });
    return own;
  }
}

const lasting = ({ keepData: keep, protect }: StageConfig) => ({ keep, protect });
