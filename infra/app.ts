import { App } from 'aws-cdk-lib';
import { stageConfig } from './config/stages.ts';
import { deployment } from './stacks/deployment.ts';

const app = new App();
deployment(app, stageConfig(app.node.tryGetContext('stage')));
