import { type App, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import type { StageConfig } from '#infra/config/stages.ts';
import { MotcuaStack } from './motcua-stack.ts';

/** One stage as a stack of the app, tagged, and checked by cdk-nag whenever it is synthesised. */
export function deployment(app: App, config: StageConfig): MotcuaStack {
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
  return new MotcuaStack(app, `motcua-${config.name}`, {
    config,
    ...(config.place && { env: config.place }),
    description: `Một Cửa, ${config.name}`,
    terminationProtection: config.protect,
    tags: {
      project: 'motcua',
      stage: config.name,
      owner: config.owner,
      'cost-centre': config.costCentre,
    },
  });
}
