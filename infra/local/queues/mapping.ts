import { z } from 'zod';
import type { Invoke } from '#local/kernel/engine.ts';
import type { Queues } from '#local/queues/queues.ts';
import type { Received } from '#local/queues/schema.ts';
import { sqsEvent } from '#local/queues/sqs-event.ts';

export interface QueueMappingOptions {
  queues: Queues;
  queue: string;
  functionName: string;
  invoke: Invoke;
  batchSize?: number;
  /** How long to gather a batch that is not full yet. */
  windowSeconds?: number;
  reportBatchItemFailures?: boolean;
  maximumConcurrency?: number;
}

/** Hands the messages of a queue to a function, as a Lambda event source mapping does. */
export interface QueueMapping {
  start(): void;
  close(): void;
}

export function createQueueMapping(options: QueueMappingOptions): QueueMapping {
  const { queues, queue, batchSize = 10, windowSeconds = 0, maximumConcurrency = 5 } = options;
  let stop = () => {};
  let closed = false;
  let running = 0;
  let window: NodeJS.Timeout | undefined;

  function pump() {
    while (!closed && running < maximumConcurrency) {
      const ready = queues.ready(queue, batchSize);
      if (ready === 0) return;
      if (windowSeconds > 0 && ready < batchSize) {
        window ??= setTimeout(handOverRest, windowSeconds * 1000);
        return;
      }
      handOver();
    }
  }

  function handOverRest() {
    window = undefined;
    if (running < maximumConcurrency) handOver();
    pump();
  }

  function handOver() {
    const messages = queues.hold(queue, batchSize);
    if (messages.length === 0 || closed) return;
    running += 1;
    void deliver(messages).finally(() => {
      running -= 1;
      pump();
    });
  }

  async function deliver(messages: Received[]) {
    const failed = await failuresOf(options, messages);
    // What was in hand when the cloud stopped is given back at its next start.
    if (closed) return;
    const done = messages.filter((message) => !failed.includes(message));
    queues.settle(queue, done, failed);
  }

  return {
    start() {
      stop = queues.listen(queue, pump);
      pump();
    },
    close() {
      closed = true;
      stop();
      clearTimeout(window);
    },
  };
}

const Response = z
  .object({ batchItemFailures: z.array(z.object({ itemIdentifier: z.string() })).nullish() })
  .nullish();

/** Which messages the function did not take. A report that cannot be read counts as taking none, as on AWS. */
async function failuresOf(options: QueueMappingOptions, messages: Received[]): Promise<Received[]> {
  const { queues, queue, functionName, invoke, reportBatchItemFailures = false } = options;
  try {
    const response = await invoke(functionName, sqsEvent(queues.get(queue), messages));
    if (!reportBatchItemFailures) return [];
    const report = Response.safeParse(response);
    const ids = report.data?.batchItemFailures?.map(({ itemIdentifier }) => itemIdentifier) ?? [];
    const failed = messages.filter(({ messageId }) => ids.includes(messageId));
    return report.success && failed.length === new Set(ids).size ? failed : messages;
  } catch {
    return messages;
  }
}
