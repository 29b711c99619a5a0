import { Duration } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import type { StageConfig } from '#infra/config/stages.ts';
import type { DataKey } from './data-key.ts';
import type { DossierTable } from './dossier-table.ts';
import type { IntakeBucket } from './intake-bucket.ts';
import { ServiceFunction } from './service-function.ts';
import type { SigningKey } from './signing-key.ts';
import { StreamConsumer } from './stream-consumer.ts';

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
  constructor(scope: Construct, id: string, props: PrintingProps) {
    super(scope, id);
    const { config, intake, key, signingKey, table } = props;
    const print = new ServiceFunction(this, 'Print', {
      config,
      entry: 'events/print.ts',
      description: 'Prints official papers and results',
      timeout: Duration.minutes(1),
      memorySize: 1769,
      environment: {
        TABLE_NAME: table.name,
        INTAKE_BUCKET: intake.name,
        VERIFY_URL: `${props.apiUrl}/v1/verify/`,
      },
    });
    table.grantRead(print);
    table.grantAppend(print);
    table.grantRegisterResults(print);
    signingKey.grantSign(print);
    intake.grantUpload(print);
    intake.grantRead(print);
    new StreamConsumer(this, 'Consumer', {
      table,
      key,
      consumer: print,
      pattern: {
        eventName: ['INSERT'],
        dynamodb: { NewImage: { paper: { N: [{ exists: true }] } } },
      },
    });
  }
}
