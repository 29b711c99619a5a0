import { Duration } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import type { StageConfig } from '#infra/config/stages.ts';
import type { DataKey } from './data-key.ts';
import type { DossierTable } from './dossier-table.ts';
import { EventQueue } from './event-queue.ts';
import type { IntakeBucket } from './intake-bucket.ts';
import { ServiceFunction } from './service-function.ts';
import type { SigningKey } from './signing-key.ts';

interface PrintingProps {
  config: StageConfig;
  table: DossierTable;
  key: DataKey;
  intake: IntakeBucket;
  signingKey: SigningKey;
  /** Where the API is, and with it the page on which anybody checks a result. */
  apiUrl: string;
}

/** Prints official papers and makes results, after the act that asks for them; results are signed for the organisation. */
export class Printing extends Construct {
  /** Of dossiers that have something to print. */
  readonly queue: EventQueue;

  constructor(scope: Construct, id: string, props: PrintingProps) {
    super(scope, id);
    const { config, intake, key, signingKey, table } = props;
    const print = new ServiceFunction(this, 'Print', {
      config,
      entry: 'events/print.ts',
      description: 'Prints official papers and results',
      // A month's book of a busy unit takes minutes; a paper takes none.
      timeout: Duration.minutes(5),
      memorySize: 1769,
      environment: {
        TABLE_NAME: table.name,
        INTAKE_BUCKET: intake.name,
        VERIFY_URL: `${props.apiUrl}/v1/verify/`,
      },
    });
    table.grantRead(print);
    table.grantReadHistories(print);
    table.grantAppend(print);
    table.grantKeepBooks(print);
    table.grantRegisterResults(print);
    signingKey.grantSign(print);
    intake.grantUpload(print);
    intake.grantRead(print);
    this.queue = new EventQueue(this, 'Queue', {
      key,
      consumer: print,
      // At most a quarter of an hour apart: a template or a signer that is missing is published within a day.
      attempts: 120,
      patience: Duration.minutes(30),
      maxConcurrency: config.concurrency.print,
    });
  }
}
