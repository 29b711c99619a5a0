import { z } from 'zod';
import { arnOf, type Place } from '#local/assembly/references.ts';
import { inert, propertiesOf, type Resource } from '#local/assembly/resource.ts';
import { queueNameOf } from '#local/queues/queue-config.ts';
import type { RuleConfig, Target as RuleTarget } from '#local/rules/rule-config.ts';

const Target = z.strictObject({
  Id: inert,
  Arn: z.string(),
  Input: z.string().optional(),
  InputPath: z.string().optional(),
  // Handing an event to a target is one commit here and cannot fail.
  DeadLetterConfig: inert,
  RetryPolicy: inert,
  RoleArn: inert,
});

const RuleProperties = z.strictObject({
  Name: inert,
  Description: inert,
  EventBusName: z.literal('default').optional(),
  EventPattern: z.unknown().optional(),
  ScheduleExpression: z.string().optional(),
  State: z.enum(['ENABLED', 'DISABLED']).default('ENABLED'),
  Targets: z.array(Target),
  RoleArn: inert,
  Tags: inert,
});

/** Undefined for a rule that is switched off. */
export function describeRule(resource: Resource, place: Place): RuleConfig | undefined {
  const properties = propertiesOf(resource, RuleProperties);
  const { EventPattern: pattern, ScheduleExpression: schedule } = properties;
  if (properties.State === 'DISABLED') return undefined;
  return {
    name: resource.name,
    arn: arnOf(resource, place),
    ...(pattern !== undefined && { pattern }),
    ...(schedule !== undefined && { schedule }),
    targets: properties.Targets.map((target) => targetOf(resource, target)),
  };
}

function targetOf(resource: Resource, { Arn, Input, InputPath }: z.infer<typeof Target>): RuleTarget {
  const shaping = {
    ...(Input !== undefined && { input: Input }),
    ...(InputPath !== undefined && { inputPath: InputPath }),
  };
  const [, , service] = Arn.split(':');
  if (service === 'sqs') return { type: 'queue', queue: queueNameOf(Arn), ...shaping };
  if (service === 'lambda') return { type: 'function', functionName: queueNameOf(Arn), ...shaping };
  throw new Error(`${resource.logicalId}: a rule cannot have the target ${Arn} here`);
}
