import { z } from 'zod';
import { Count, Flag, inert, propertiesOf, type Resource } from '#local/assembly/resource.ts';
import type { QueueMappingOptions } from '#local/queues/mapping.ts';
import { queueNameOf } from '#local/queues/queue-config.ts';
import type { StreamMappingConfig } from '#local/tables/config.ts';

export type QueueMappingConfig = Omit<QueueMappingOptions, 'queues' | 'invoke'>;

export type Mapping =
  | { source: 'stream'; config: StreamMappingConfig }
  | { source: 'queue'; config: QueueMappingConfig };

const common = {
  FunctionName: z.string(),
  Enabled: Flag.default(true),
  BatchSize: Count.optional(),
  MaximumBatchingWindowInSeconds: Count.default(0),
  FunctionResponseTypes: z.array(z.literal('ReportBatchItemFailures')).default([]),
  KmsKeyArn: inert,
  MetricsConfig: inert,
  Tags: inert,
};

/** -1 stands for no limit. */
const Limit = Count.optional().transform((limit) => (limit === -1 ? undefined : limit));

const Pattern = z.string().transform((text): unknown => JSON.parse(text));

const StreamProperties = z.strictObject({
  ...common,
  EventSourceArn: z.string(),
  StartingPosition: z.enum(['TRIM_HORIZON', 'LATEST']),
  FilterCriteria: z.strictObject({ Filters: z.array(z.strictObject({ Pattern })) }).optional(),
  BisectBatchOnFunctionError: Flag.default(false),
  MaximumRetryAttempts: Limit,
  MaximumRecordAgeInSeconds: Limit,
  ParallelizationFactor: z.literal(1).optional(),
  DestinationConfig: z
    .strictObject({ OnFailure: z.strictObject({ Destination: z.string().startsWith('arn:aws:sqs:') }) })
    .optional(),
});

const QueueProperties = z.strictObject({
  ...common,
  EventSourceArn: z.string(),
  ScalingConfig: z.strictObject({ MaximumConcurrency: Count }).optional(),
});

const Source = z.looseObject({ EventSourceArn: z.string() });

/** Undefined for a mapping that is switched off. */
export function describeMapping(resource: Resource): Mapping | undefined {
  const [, , service] = propertiesOf(resource, Source).EventSourceArn.split(':');
  if (service === 'dynamodb') return describeStreamMapping(resource);
  if (service === 'sqs') return describeQueueMapping(resource);
  throw new Error(`${resource.logicalId}: functions cannot follow ${service} here`);
}

function describeStreamMapping(resource: Resource): Mapping | undefined {
  const properties = propertiesOf(resource, StreamProperties);
  if (!properties.Enabled) return undefined;
  return {
    source: 'stream',
    config: {
      id: resource.logicalId,
      streamArn: properties.EventSourceArn,
      functionArn: properties.FunctionName,
      startingPosition: properties.StartingPosition,
      batchSize: properties.BatchSize ?? 100,
      windowSeconds: properties.MaximumBatchingWindowInSeconds,
      filters: properties.FilterCriteria?.Filters.map((filter) => filter.Pattern) ?? [],
      reportsItemFailures: properties.FunctionResponseTypes.length > 0,
      bisects: properties.BisectBatchOnFunctionError,
      maximumRetries: properties.MaximumRetryAttempts,
      maximumAgeSeconds: properties.MaximumRecordAgeInSeconds,
      onFailureQueueArn: properties.DestinationConfig?.OnFailure.Destination,
    },
  };
}

function describeQueueMapping(resource: Resource): Mapping | undefined {
  const properties = propertiesOf(resource, QueueProperties);
  if (!properties.Enabled) return undefined;
  const concurrency = properties.ScalingConfig?.MaximumConcurrency;
  return {
    source: 'queue',
    config: {
      queue: queueNameOf(properties.EventSourceArn),
      functionName: properties.FunctionName,
      batchSize: properties.BatchSize ?? 10,
      windowSeconds: properties.MaximumBatchingWindowInSeconds,
      reportBatchItemFailures: properties.FunctionResponseTypes.length > 0,
      ...(concurrency !== undefined && { maximumConcurrency: concurrency }),
    },
  };
}
