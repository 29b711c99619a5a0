import { GetQueueAttributesInput, GetQueueUrlInput, parseInput, QueueInput } from '#local/queues/inputs.ts';
import { type Queue, queueNameOf } from '#local/queues/queue-config.ts';
import type { QueueParts } from '#local/queues/queue-parts.ts';

/** The actions on queues as such. */
export const createQueueActions = ({ store, clock, get, url }: QueueParts) => ({
  GetQueueUrl(raw: unknown) {
    return { QueueUrl: url(parseInput(GetQueueUrlInput, raw).QueueName) };
  },

  GetQueueAttributes(raw: unknown) {
    const { QueueUrl, AttributeNames = [] } = parseInput(GetQueueAttributesInput, raw);
    const queue = get(queueNameOf(QueueUrl));
    const { visible, inFlight, delayed } = store.counts(queue.name, clock.now());
    const all = {
      ApproximateNumberOfMessages: String(visible),
      ApproximateNumberOfMessagesNotVisible: String(inFlight),
      ApproximateNumberOfMessagesDelayed: String(delayed),
      ...configuration(queue),
    };
    const wanted = Object.entries(all).filter(
      ([name]) => AttributeNames.includes('All') || AttributeNames.includes(name),
    );
    return { Attributes: Object.fromEntries(wanted) };
  },

  PurgeQueue(raw: unknown) {
    store.purge(get(queueNameOf(parseInput(QueueInput, raw).QueueUrl)).name);
    return {};
  },
});

const configuration = (queue: Queue) => ({
  QueueArn: queue.arn,
  VisibilityTimeout: String(queue.visibilitySeconds),
  DelaySeconds: String(queue.delaySeconds),
  MessageRetentionPeriod: String(queue.retentionSeconds),
  ReceiveMessageWaitTimeSeconds: String(queue.receiveWaitSeconds),
  MaximumMessageSize: String(queue.maximumMessageBytes),
  ...(queue.redrive === undefined
    ? {}
    : {
        RedrivePolicy: JSON.stringify({
          deadLetterTargetArn: queue.redrive.deadLetterArn,
          maxReceiveCount: queue.redrive.maxReceiveCount,
        }),
      }),
});
