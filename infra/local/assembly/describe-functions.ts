import { z } from 'zod';
import { arnOf, type Place } from '#local/assembly/references.ts';
import { Count, inert, propertiesOf, type Resource } from '#local/assembly/resource.ts';
import type { FunctionConfig } from '#local/lambda/function-config.ts';
import { queueNameOf } from '#local/queues/queue-config.ts';
import type { AsyncConfig } from '#local/rules/async-policy.ts';

const FunctionProperties = z.strictObject({
  FunctionName: inert,
  Code: z.strictObject({ S3Bucket: inert, S3Key: z.string() }),
  Handler: z.string().regex(/^[^.].*\.\w+$/),
  Runtime: z.string().startsWith('nodejs'),
  Environment: z.strictObject({ Variables: z.record(z.string(), z.string()).default({}) }).optional(),
  Timeout: Count.default(3),
  MemorySize: Count.default(128),
  ReservedConcurrentExecutions: Count.optional(),
  LoggingConfig: z
    .strictObject({
      LogFormat: z.enum(['JSON', 'Text']).default('Text'),
      LogGroup: z.string().optional(),
      ApplicationLogLevel: z.string().optional(),
      SystemLogLevel: inert,
    })
    .optional(),
  PackageType: z.literal('Zip').optional(),
  Architectures: inert,
  Description: inert,
  EphemeralStorage: inert,
  KmsKeyArn: inert,
  Role: z.string(),
  Tags: inert,
  TracingConfig: inert,
});

/** Where the bundle with this key lies. */
export type FindAsset = (key: string) => string | undefined;

export function describeFunction(resource: Resource, place: Place, findAsset: FindAsset): FunctionConfig {
  const properties = propertiesOf(resource, FunctionProperties);
  const { LoggingConfig: logging } = properties;
  const directory = findAsset(properties.Code.S3Key);
  if (directory === undefined)
    throw new Error(`${resource.logicalId}: the asset ${properties.Code.S3Key} is missing`);
  const level = logging?.ApplicationLogLevel;
  return {
    name: resource.name,
    arn: arnOf(resource, place),
    roleArn: properties.Role,
    directory,
    handler: properties.Handler,
    environment: {
      ...(level !== undefined && { AWS_LAMBDA_LOG_LEVEL: level }),
      ...properties.Environment?.Variables,
    },
    timeoutSeconds: properties.Timeout,
    memoryMegabytes: properties.MemorySize,
    reservedConcurrency: properties.ReservedConcurrentExecutions,
    logGroup: logging?.LogGroup ?? `/aws/lambda/${resource.name}`,
    jsonLogs: logging?.LogFormat === 'JSON',
  };
}

const InvokeConfigProperties = z.strictObject({
  FunctionName: z.string(),
  Qualifier: z.literal('$LATEST'),
  MaximumEventAgeInSeconds: Count.optional(),
  MaximumRetryAttempts: Count.optional(),
  DestinationConfig: z
    .strictObject({ OnFailure: z.strictObject({ Destination: z.string().startsWith('arn:aws:sqs:') }) })
    .optional(),
});

/** How a function is invoked asynchronously. */
export function describeAsync(resource: Resource): AsyncConfig {
  const properties = propertiesOf(resource, InvokeConfigProperties);
  const { MaximumEventAgeInSeconds: age, MaximumRetryAttempts: retries } = properties;
  const destination = properties.DestinationConfig?.OnFailure.Destination;
  return {
    functionName: properties.FunctionName,
    ...(age !== undefined && { maximumEventAgeSeconds: age }),
    ...(retries !== undefined && { maximumRetryAttempts: retries }),
    ...(destination !== undefined && { onFailureQueue: queueNameOf(destination) }),
  };
}
