import type { StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { StageConfig } from '#infra/config/stages.ts';
import { ActorApi } from '#infra/constructs/api/actor-api.ts';
import { Actors } from '#infra/constructs/api/actors.ts';
import type { DataStack } from './data-stack.ts';
import { StageStack } from './stage-stack.ts';

/** What callers reach: the HTTP API and the functions that answer it. */
export class ApiStack extends StageStack {
  readonly api: ActorApi;

  constructor(scope: Construct, id: string, props: StackProps & { config: StageConfig; data: DataStack }) {
    super(scope, id, props);
    const { config, data } = props;
    const { archive, exportBucket, intake, issuer, personKey, table, textIndex } = data;
    const stores = { table, intake, archive, textIndex, exportBucket };
    const actors = new Actors(this, 'Actors', { config, issuer, personKey, ...stores });
    this.api = new ActorApi(this, 'Http', { config, issuer, actors });
    this.output({ Stage: config.name, ApiUrl: this.api.url });
  }
}
