import { z } from 'zod';
import { arnOf, type Place } from '#local/assembly/references.ts';
import { Count, inert, propertiesOf, type Resource } from '#local/assembly/resource.ts';
import type { QueueConfig } from '#local/queues/queue-config.ts';

const QueueProperties = z.strictObject({
  QueueName: inert,
  VisibilityTimeout: Count.optional(),
  DelaySeconds: Count.optional(),
  MessageRetentionPeriod: Count.optional(),
  ReceiveMessageWaitTimeSeconds: Count.optional(),
  MaximumMessageSize: Count.optional(),
  RedrivePolicy: z.strictObject({ deadLetterTargetArn: z.string(), maxReceiveCount: Count }).optional(),
  RedriveAllowPolicy: inert,
  KmsDataKeyReusePeriodSeconds: inert,
  KmsMasterKeyId: z.string().optional(),
  SqsManagedSseEnabled: inert,
  Tags: inert,
});

export function describeQueue(resource: Resource, place: Place): QueueConfig {
  const properties = propertiesOf(resource, QueueProperties);
  const { RedrivePolicy: redrive } = properties;
  const given = {
    visibilitySeconds: properties.VisibilityTimeout,
    delaySeconds: properties.DelaySeconds,
    retentionSeconds: properties.MessageRetentionPeriod,
    receiveWaitSeconds: properties.ReceiveMessageWaitTimeSeconds,
    maximumMessageBytes: properties.MaximumMessageSize,
    kmsKey: properties.KmsMasterKeyId,
  };
  return {
    name: resource.name,
    arn: arnOf(resource, place),
    ...Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)),
    ...(redrive && {
      redrive: { deadLetterArn: redrive.deadLetterTargetArn, maxReceiveCount: redrive.maxReceiveCount },
    }),
  };
}
