import { accessKeyOf } from '#local/authorisation/callers.ts';
import type { FunctionConfig } from '#local/lambda/function-config.ts';

/** Where functions find the services of the local cloud, by the names that the AWS SDK reads. */
export interface Endpoints {
  dynamodb: string;
  s3: string;
  /** Step Functions, SQS and KMS. */
  json: string;
}

/** Exactly what a function sees as its environment: the template's variables and what Lambda adds. */
export function environmentOf(config: FunctionConfig, endpoints: Endpoints, region: string) {
  return {
    AWS_REGION: region,
    AWS_DEFAULT_REGION: region,
    AWS_ACCESS_KEY_ID: accessKeyOf(config.name),
    AWS_SECRET_ACCESS_KEY: 'local',
    AWS_ENDPOINT_URL_DYNAMODB: endpoints.dynamodb,
    AWS_ENDPOINT_URL_S3: endpoints.s3,
    AWS_ENDPOINT_URL_KMS: endpoints.json,
    AWS_ENDPOINT_URL_SFN: endpoints.json,
    AWS_ENDPOINT_URL_SQS: endpoints.json,
    AWS_EXECUTION_ENV: `AWS_Lambda_nodejs${process.versions.node.split('.')[0]}.x`,
    AWS_LAMBDA_FUNCTION_NAME: config.name,
    AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(config.memoryMegabytes),
    AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
    AWS_LAMBDA_LOG_FORMAT: config.jsonLogs ? 'JSON' : 'Text',
    AWS_LAMBDA_LOG_GROUP_NAME: config.logGroup,
    AWS_LAMBDA_LOG_STREAM_NAME: logStream,
    LAMBDA_TASK_ROOT: config.directory,
    _HANDLER: config.handler,
    LANG: 'en_US.UTF-8',
    TZ: ':UTC',
    ...config.environment,
  };
}

/** The name of the only log stream of each function. */
export const logStream = 'local';
