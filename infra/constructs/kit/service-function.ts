import type { Duration } from 'aws-cdk-lib';
import { type IGrantable, type IPrincipal, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import {
  ApplicationLogLevel,
  Architecture,
  Function as LambdaFunction,
  LoggingFormat,
  Runtime,
  Tracing,
} from 'aws-cdk-lib/aws-lambda';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { StageConfig } from '#infra/config/stages.ts';
import { acknowledge } from './acknowledge.ts';
import { bundle, type Entry } from './bundle.ts';
import { keptWhere } from './kept.ts';

export interface ServiceFunctionProps {
  config: StageConfig;
  entry: Entry;
  description: string;
  timeout: Duration;
  memorySize?: number;
  environment?: Record<string, string>;
  reservedConcurrentExecutions?: number | undefined;
}

/** One Lambda of the service, with a role and a log group of its own; its rights are granted by what it uses. */
export class ServiceFunction extends Construct implements IGrantable {
  readonly role: Role;
  readonly lambda: LambdaFunction;
  readonly timeout: Duration;

  constructor(scope: Construct, id: string, props: ServiceFunctionProps) {
    super(scope, id);
    const { config } = props;
    this.timeout = props.timeout;
    const logs = new LogGroup(this, 'Logs', {
      retention: config.logRetentionDays,
      removalPolicy: keptWhere(config.keepData),
    });
    this.role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
    logs.grantWrite(this.role);
    acknowledge(this.role, 'IAM5[Resource::*]', 'X-Ray takes segments for no resource in particular.');
    this.lambda = new LambdaFunction(this, 'Function', {
      description: props.description,
      code: bundle(props.entry, config),
      handler: 'index.handler',
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      tracing: Tracing.ACTIVE,
      loggingFormat: LoggingFormat.JSON,
      // Left to Lambda's default, what is finer than INFO would be cut off.
      applicationLogLevelV2: ApplicationLogLevel[config.logLevel],
      logGroup: logs,
      role: this.role,
      timeout: props.timeout,
      memorySize: props.memorySize ?? 1024,
      environment: { ...environmentOf(config), ...props.environment },
      ...(props.reservedConcurrentExecutions !== undefined && {
        reservedConcurrentExecutions: props.reservedConcurrentExecutions,
      }),
    });
  }

  get grantPrincipal(): IPrincipal {
    return this.role;
  }
}

const environmentOf = (config: StageConfig) => ({
  STAGE: config.name,
  POWERTOOLS_SERVICE_NAME: 'motcua',
  POWERTOOLS_LOG_LEVEL: config.logLevel,
  ...(config.sourceMaps && { NODE_OPTIONS: '--enable-source-maps' }),
});
