import type { StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { StageConfig } from '#infra/config/stages.ts';
import { ApiFunctions } from '#infra/constructs/api/api-functions.ts';
import { ServiceApi } from '#infra/constructs/api/service-api.ts';
import { WebConsole } from '#infra/constructs/web/web-console.ts';
import type { DataStack } from './data-stack.ts';
import { StageStack } from './stage-stack.ts';

/** What callers reach: the HTTP API with the functions that answer it, and the console in front of it. */
export class ApiStack extends StageStack {
  readonly api: ServiceApi;
  /** Where everything is reached, without a slash at the end. */
  readonly url: string;

  constructor(scope: Construct, id: string, props: StackProps & { config: StageConfig; data: DataStack }) {
    super(scope, id, props);
    const { config, data } = props;
    const { accessLogs, archive, exportBucket, intake, issuer, personKey, table, textIndex } = data;
    const stores = { table, intake, archive, textIndex, exportBucket };
    const functions = new ApiFunctions(this, 'Functions', { config, issuer, personKey, ...stores });
    this.api = new ServiceApi(this, 'Http', { config, issuer, functions });
    const buckets = [intake.bucket, archive.bucket, exportBucket.bucket];
    const apiHost = this.api.host;
    this.url = new WebConsole(this, 'Web', { config, accessLogs, apiHost, issuer, buckets }).url;
    this.output({ Stage: config.name, ConsoleUrl: this.url, ApiUrl: this.url });
  }
}
