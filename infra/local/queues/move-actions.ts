import { randomUUID } from 'node:crypto';
import { AwsError } from '#local/kernel/aws-error.ts';
import {
  ListDeadLetterSourceQueuesInput,
  ListQueuesInput,
  parseInput,
  StartMessageMoveTaskInput,
} from '#local/queues/inputs.ts';
import { queueNameOf } from '#local/queues/queue-config.ts';
import type { QueueParts } from '#local/queues/queue-parts.ts';

/** The actions on queues of dead letters: which they are, whose, and back with what lies there. */
export function createMoveActions({ store, clock, all, get, url, announce }: QueueParts) {
  const sourcesOf = (arn: string) => all().filter(({ redrive }) => redrive?.deadLetterArn === arn);
  const existing = (arn: string) => {
    const queue = all().find((one) => one.arn === arn);
    if (queue === undefined)
      throw new AwsError('ResourceNotFoundException', 'The resource that you specified does not exist.', 404);
    return queue;
  };
  return {
    ListQueues(raw: unknown) {
      const { QueueNamePrefix = '', MaxResults = 1000 } = parseInput(ListQueuesInput, raw);
      const names = all().map(({ name }) => name);
      const found = names.filter((name) => name.startsWith(QueueNamePrefix)).toSorted();
      return found.length === 0 ? {} : { QueueUrls: found.slice(0, MaxResults).map(url) };
    },

    ListDeadLetterSourceQueues(raw: unknown) {
      const { QueueUrl } = parseInput(ListDeadLetterSourceQueuesInput, raw);
      const { arn } = get(queueNameOf(QueueUrl));
      return { queueUrls: sourcesOf(arn).map(({ name }) => url(name)) };
    },

    /** All at once: here nobody is overwhelmed by what comes back. */
    StartMessageMoveTask(raw: unknown) {
      const { SourceArn, DestinationArn } = parseInput(StartMessageMoveTaskInput, raw);
      const source = existing(SourceArn);
      if (sourcesOf(SourceArn).length === 0)
        throw new AwsError(
          'InvalidParameterValue',
          'Source queue must be configured as a Dead Letter Queue.',
        );
      const destination = DestinationArn && existing(DestinationArn).name;
      const now = clock.now();
      const to = (deadLetterSource: string | null) =>
        destination ?? (deadLetterSource === null ? undefined : queueNameOf(deadLetterSource));
      store.move(source.name, now, (message) => to(message.deadLetterSource));
      for (const { name } of all()) announce(name, now);
      return { TaskHandle: Buffer.from(randomUUID()).toString('base64') };
    },
  };
}
