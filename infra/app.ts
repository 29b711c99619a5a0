import { App, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import { stageConfig } from './config/stages.ts';
import { MotcuaStack } from './stacks/motcua-stack.ts';

const app = new App();
const config = stageConfig(app.node.tryGetContext('stage'));
new MotcuaStack(app, `motcua-${config.name}`, {
  config,
  description: `Một Cửa, ${config.name}`,
  terminationProtection: config.keepData,
  tags: {
    project: 'motcua',
    stage: config.name,
    owner: config.owner,
    'cost-centre': config.costCentre,
  },
});
Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
