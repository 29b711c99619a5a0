import type { Duration } from 'aws-cdk-lib';
import { type IGrantable, type IPrincipal, type IRole, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
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
  /** Of another stack, where a policy of what keeps data names it; what it may do is written here all the same. */
  role?: Role;
}

/** One Lambda of the service, with a role and a log group of its own; its rights are granted by what it uses. */
export class ServiceFunction extends Construct implements IGrantable {
  /** To be named in policies. */
  readonly role: IRole;
  readonly grantPrincipal: IPrincipal;
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
    this.role = props.role ?? lambdaRole(this, 'Role');
    const holder =
      props.role === undefined ? this.role : Role.fromRoleName(this, 'Rights', this.role.roleName);
    this.grantPrincipal = holder;
    logs.grantWrite(holder);
    acknowledge(holder, 'IAM5[Resource::*]', 'X-Ray takes segments for no resource in particular.');
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
      role: holder,
      timeout: props.timeout,
      memorySize: props.memorySize ?? 1024,
      environment: { ...environmentOf(config), ...props.environment },
      ...(props.reservedConcurrentExecutions !== undefined && {
        reservedConcurrentExecutions: props.reservedConcurrentExecutions,
      }),
    });
  }
}

/** A role that only functions take. */
export const lambdaRole = (scope: Construct, id: string) =>
  new Role(scope, id, { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });

const environmentOf = (config: StageConfig) => ({
  STAGE: config.name,
  POWERTOOLS_SERVICE_NAME: 'motcua',
  POWERTOOLS_LOG_LEVEL: config.logLevel,
  ...(config.sourceMaps && { NODE_OPTIONS: '--enable-source-maps' }),
});
