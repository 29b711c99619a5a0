import { Duration } from 'aws-cdk-lib';
import { Rule, RuleTargetInput, type Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import type { Construct } from 'constructs';
import type { DataKey } from '#infra/constructs/data/data-key.ts';
import type { ServiceFunction } from '#infra/constructs/kit/service-function.ts';
import { DeadLetters } from './dead-letters.ts';

type Time = { schedule: Schedule; description: string; event?: Record<string, string> };

/**
 * Calls a function at set times, each a rule of this name. The next call does what one could not: one more try, then a
 * letter to a person.
 */
export function onSchedule(
  scope: Construct,
  called: ServiceFunction,
  { key, times }: { key: DataKey; times: Record<string, Time> },
): void {
  const deadLetters = new DeadLetters(scope, 'DeadLetters', { key, of: called.node.id });
  deadLetters.grantSend(called);
  const retries = { retryAttempts: 1, maxEventAge: Duration.minutes(5) };
  const { queue } = deadLetters;
  called.lambda.configureAsyncInvoke({
    ...retries,
    onFailure: { bind: () => ({ destination: queue.queueArn }) },
  });
  key.allowService('events.amazonaws.com');
  for (const [name, { schedule, description, event }] of Object.entries(times)) {
    const input = event && { event: RuleTargetInput.fromObject(event) };
    new Rule(scope, name, {
      description,
      schedule,
      targets: [new LambdaFunction(called.lambda, { ...retries, deadLetterQueue: queue, ...input })],
    });
  }
}
