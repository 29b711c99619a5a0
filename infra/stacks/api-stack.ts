import type { StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { StageConfig } from '#infra/config/stages.ts';
import { ApiFunctions } from '#infra/constructs/api/api-functions.ts';
import { ServiceApi } from '#infra/constructs/api/service-api.ts';
import type { DataStack } from './data-stack.ts';
import { StageStack } from './stage-stack.ts';

/** What callers reach: the HTTP API and the functions that answer it. */
export class ApiStack extends StageStack {
  readonly api: ServiceApi;

  constructor(scope: Construct, id: string, props: StackProps & { config: StageConfig; data: DataStack }) {
    super(scope, id, props);
    const { config, data } = props;
    const { archive, exportBucket, intake, issuer, personKey, table, textIndex } = data;
    const stores = { table, intake, archive, textIndex, exportBucket };
    const functions = new ApiFunctions(this, 'Functions', { config, issuer, personKey, ...stores });
    this.api = new ServiceApi(this, 'Http', { config, issuer, functions });
    this.output({ Stage: config.name, ApiUrl: this.api.url });
  }
}
