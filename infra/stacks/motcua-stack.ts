import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { StageConfig } from '#infra/config/stages.ts';
import { ActorApi } from '#infra/constructs/api/actor-api.ts';
import { Actors } from '#infra/constructs/api/actors.ts';
import { AccessLogBucket } from '#infra/constructs/data/access-log-bucket.ts';
import { ArchiveBucket } from '#infra/constructs/data/archive-bucket.ts';
import { Backups } from '#infra/constructs/data/backups.ts';
import { DataKey } from '#infra/constructs/data/data-key.ts';
import { DossierTable } from '#infra/constructs/data/dossier-table.ts';
import { ExportBucket } from '#infra/constructs/data/export-bucket.ts';
import { Identity, type Issuer } from '#infra/constructs/data/identity.ts';
import { IntakeBucket } from '#infra/constructs/data/intake-bucket.ts';
import { PersonKey } from '#infra/constructs/data/person-key.ts';
import { SigningKey } from '#infra/constructs/data/signing-key.ts';
import { Operations } from '#infra/constructs/watch/operations.ts';
import { Batches } from '#infra/constructs/work/batches.ts';
import { Checks } from '#infra/constructs/work/checks.ts';
import { Disposals } from '#infra/constructs/work/disposals.ts';
import { Exports } from '#infra/constructs/work/exports.ts';
import { FollowUps } from '#infra/constructs/work/follow-ups.ts';
import { Inspections } from '#infra/constructs/work/inspections.ts';
import { Payments } from '#infra/constructs/work/payments.ts';
import { Process } from '#infra/constructs/work/process.ts';
import { ProcessSignals } from '#infra/constructs/work/process-signals.ts';
import { Proofs } from '#infra/constructs/work/proofs.ts';
import { Sweeper } from '#infra/constructs/work/sweeper.ts';
import { TextIndexBucket, Texts } from '#infra/constructs/work/texts.ts';

interface MotcuaStackProps extends StackProps {
  config: StageConfig;
}

/** One deployment of the whole system. */
export class MotcuaStack extends Stack {
  constructor(scope: Construct, id: string, props: MotcuaStackProps) {
    super(scope, id, props);
    const { config } = props;
    const key = new DataKey(this, 'DataKey', {
      description: 'Open dossiers of Một Cửa',
      keep: config.keepData,
    });
    const signingKey = new SigningKey(this, 'SigningKey', {
      keep: config.keepData,
      description: 'Signs results for the organisation',
    });
    const table = new DossierTable(this, 'Dossiers', { key, ...lasting(config) });
    if (config.backup !== undefined) new Backups(this, 'Backups', { backup: config.backup, table, key });
    const buckets = this.#buckets(config, key);
    const { archive, intake, textIndex } = buckets;
    const personKey = new PersonKey(this, 'PersonKey', { keep: config.keepData });
    const issuer = this.#issuer(config);
    const actors = new Actors(this, 'Actors', {
      config,
      table,
      issuer,
      personKey,
      ...buckets,
    });
    const api = new ActorApi(this, 'Http', { config, issuer, actors });
    const process = new Process(this, 'Process', { config, table, intake, archive, personKey });
    new ProcessSignals(this, 'Signals', { config, table, key, process });
    const sweeper = new Sweeper(this, 'Sweeper', { config, table, key, process, intake });
    new FollowUps(this, 'FollowUps', { config, table, key, intake, signingKey, apiUrl: api.url });
    new Payments(this, 'Payments', { config, table, key });
    const archiveKey = this.#keep({ config, table, key, archive, intake });
    new Texts(this, 'Texts', { config, table, key, archive, textIndex });
    new Exports(this, 'Export', { config, table, key, ...buckets });
    new Inspections(this, 'Inspections', { config, table, key, intake });
    new Batches(this, 'Batches', { config, table, key, intake });
    new Operations(this, 'Operations', { config, key, api, table, process, sweeper });

    this.#output({
      ...apiOf(config, api, issuer),
      ...storesOf({ table, intake, archive }),
      SigningKeyArn: signingKey.arn,
      ArchiveKeyArn: archiveKey.arn,
      StateMachineArn: process.machine.stateMachineArn,
    });
  }

  /** Where files lie: those of open dossiers, sealed packages, and the index of what these say. */
  #buckets(config: StageConfig, key: DataKey) {
    const accessLogs = new AccessLogBucket(this, 'AccessLogs', { days: config.intake.accessLogs });
    const { booksKept } = config.intake;
    const { lockedFor, replica } = config.archive;
    return {
      intake: new IntakeBucket(this, 'Intake', { key, accessLogs, origins: config.origins, booksKept }),
      archive: new ArchiveBucket(this, 'Archive', {
        accessLogs,
        lockedFor,
        replica,
        account: config.place?.account,
      }),
      textIndex: new TextIndexBucket(this, 'TextIndex', { key, accessLogs }),
      exportBucket: new ExportBucket(this, 'Exports', { key, accessLogs }),
    };
  }

  /** What is done with the archive every night; gives the key that signs for it. */
  #keep(props: Omit<ConstructorParameters<typeof Disposals>[2], 'signingKey'>): SigningKey {
    const { signingKey } = new Proofs(this, 'Proofs', props);
    new Checks(this, 'Checks', props);
    new Disposals(this, 'Disposals', { ...props, signingKey });
    return signingKey;
  }

  #issuer(config: StageConfig): Issuer {
    const { identity } = config;
    if (identity.kind === 'oidc') return identity;
    const own = new Identity(this, 'Identity', { config, identity, ...lasting(config) });
    this.#output({
      UserPoolId: own.pool.userPoolId,
      ConsoleClient: own.consoleClient,
      SignInUrl: own.signInUrl,
      PortalClients: own.portals.map(({ name, clientId }) => `${name}=${clientId}`).join(','),
    });
    return own;
  }

  #output(outputs: Record<string, string>): void {
    for (const [name, value] of Object.entries(outputs)) new CfnOutput(this, name, { value });
  }
}

const lasting = ({ keepData: keep, protect }: StageConfig) => ({ keep, protect });

const apiOf = (config: StageConfig, { url }: ActorApi, { audience, issuer, tokenUrl }: Issuer) => ({
  Stage: config.name,
  ApiUrl: url,
  Issuer: issuer,
  TokenUrl: tokenUrl,
  Audience: audience.join(','),
});

type Stores = { table: DossierTable; intake: IntakeBucket; archive: ArchiveBucket };
const storesOf = ({ archive, intake, table }: Stores) => ({
  TableName: table.name,
  IntakeBucket: intake.name,
  ArchiveBucket: archive.name,
});
