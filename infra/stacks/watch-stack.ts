import type { StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { StageConfig } from '#infra/config/stages.ts';
import { Operations } from '#infra/constructs/watch/operations.ts';
import type { ApiStack } from './api-stack.ts';
import type { DataStack } from './data-stack.ts';
import { StageStack } from './stage-stack.ts';
import type { WorkStack } from './work-stack.ts';

interface WatchStackProps extends StackProps {
  config: StageConfig;
  data: DataStack;
  api: ApiStack;
  work: WorkStack;
}

/** What the operator sees and is woken by. */
export class WatchStack extends StageStack {
  constructor(scope: Construct, id: string, props: WatchStackProps) {
    super(scope, id, props);
    const { config, data, api, work } = props;
    const { key, table } = data;
    const { process, sweeper } = work;
    new Operations(this, 'Operations', { config, key, table, api: api.api, process, sweeper });
  }
}
