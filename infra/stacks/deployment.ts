import { type App, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import { stackNames } from '#infra/config/stack-names.ts';
import type { StageConfig } from '#infra/config/stages.ts';
import { ApiStack } from './api-stack.ts';
import { DataStack } from './data-stack.ts';
import { WatchStack } from './watch-stack.ts';
import { WorkStack } from './work-stack.ts';

/** One stage as stacks of the app, each of which knows only those before it; checked by cdk-nag whenever it is synthesised. */
export function deployment(app: App, config: StageConfig) {
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
  const names = stackNames(config.name);
  const props = (what: string) => ({
    config,
    ...(config.place && { env: config.place }),
    description: `Một Cửa, ${config.name}: ${what}`,
    terminationProtection: config.protect,
    tags: {
      project: 'motcua',
      stage: config.name,
      owner: config.owner,
      'cost-centre': config.costCentre,
    },
  });
  const data = new DataStack(app, names.data, props('what keeps data'));
  const api = new ApiStack(app, names.api, { ...props('what callers reach'), data });
  const work = new WorkStack(app, names.work, {
    ...props('what works without being asked'),
    data,
    apiUrl: api.url,
  });
  const watch = new WatchStack(app, names.watch, { ...props('what the operator sees'), data, api, work });
  return { data, api, work, watch };
}
