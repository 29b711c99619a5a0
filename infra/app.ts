import { App } from 'aws-cdk-lib';
import { stageConfig } from './config/stages.ts';
import { deployment } from './stacks/deployment.ts';

const app = new App();
const first = app.node.tryGetContext('first') !== undefined;
deployment(app, stageConfig(app.node.tryGetContext('stage'), { first }));
