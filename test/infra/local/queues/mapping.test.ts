import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FunctionError } from '#infra/local/kernel/engine.ts';
import {
  createQueueMapping,
  type QueueMapping,
  type QueueMappingOptions,
} from '#infra/local/queues/mapping.ts';
import { openQueues, type QueueWorld } from '#test/infra/local/queues/world.ts';
import { waitFor } from '#test/support/wait-for.ts';

interface SqsEvent {
  Records: { messageId: string; body: string; attributes: Record<string, string> }[];
}

let world: QueueWorld;
let mapping: QueueMapping | undefined;
beforeEach(async () => {
  world = await openQueues();
});
afterEach(() => {
  mapping?.close();
  world.close();
});

type Handler = (event: SqsEvent) => unknown;

function map(handler: Handler, options: Partial<QueueMappingOptions> = {}) {
  const events: SqsEvent[] = [];
  mapping = createQueueMapping({
    queues: world.queues,
    queue: 'work',
    functionName: 'f',
    reportBatchItemFailures: true,
    async invoke(_, event) {
      events.push(event as SqsEvent);
      return handler(event as SqsEvent);
    },
    ...options,
  });
  mapping.start();
  return events;
}

const bodies = (events: SqsEvent[]) => events.map(({ Records }) => Records.map(({ body }) => body));
const settled = (counts: number[], name = 'work') =>
  waitFor(async () => expect(await world.counts(name)).toEqual(counts));

describe('a mapped queue', () => {
  it("hands over messages in Lambda's shape and removes what was taken", async () => {
    const events = map(() => undefined);
    const { MessageId } = await world.send('{"a":1}');
    await settled([0, 0, 0]);
    const time = String(world.clock.time);
    expect(events).toEqual([
      {
        Records: [
          {
            messageId: MessageId,
            receiptHandle: expect.any(String),
            body: '{"a":1}',
            attributes: {
              ApproximateReceiveCount: '1',
              SentTimestamp: time,
              SenderId: expect.any(String),
              ApproximateFirstReceiveTimestamp: time,
            },
            messageAttributes: {},
            md5OfBody: 'bb6cb5c68df4652941caf652a366f2d8',
            eventSource: 'aws:sqs',
            eventSourceARN: 'arn:aws:sqs:ap-southeast-1:123456789012:work',
            awsRegion: 'ap-southeast-1',
          },
        ],
      },
    ]);
  });

  it('gathers a batch for a while, but not longer than until it is full', async () => {
    for (const body of ['1', '2', '3', '4', '5']) world.queues.send('work', body);
    const events = map(() => undefined, { batchSize: 2, windowSeconds: 0.2 });
    await waitFor(() => expect(events).toHaveLength(2));
    await settled([0, 0, 0]);
    expect(bodies(events)).toEqual([['1', '2'], ['3', '4'], ['5']]);
  });

  it('runs no more batches at once than it may', async () => {
    let running = 0;
    let most = 0;
    const work = async () => {
      running += 1;
      most = Math.max(most, running);
      await new Promise((resolve) => setTimeout(resolve, 5));
      running -= 1;
    };
    for (let n = 0; n < 30; n += 1) world.queues.send('work', String(n));
    map(work, { batchSize: 1, maximumConcurrency: 3 });
    await settled([0, 0, 0]);
    expect(most).toBe(3);
  });
});

describe('a message that the function does not take', () => {
  const failing = (event: SqsEvent) => ({
    batchItemFailures: event.Records.filter(({ body }) => body === 'bad').map(({ messageId }) => ({
      itemIdentifier: messageId,
    })),
  });

  it('comes again after its visibility timeout, alone, and is a dead letter in the end', async () => {
    for (const body of ['good', 'bad', 'fine']) world.queues.send('work', body);
    const events = map(failing);
    await settled([0, 1, 0]);
    for (let receives = 2; receives <= 3; receives += 1) {
      world.advance(60);
      await waitFor(() => expect(events).toHaveLength(receives));
      await settled([0, 1, 0]);
    }
    world.advance(60);
    await settled([1, 0, 0], 'work-dead');
    expect(bodies(events)).toEqual([['good', 'bad', 'fine'], ['bad'], ['bad']]);
  });

  it.each([
    ['an error', () => Promise.reject(new FunctionError('Error', 'no'))],
    ['an outage', () => Promise.reject(new Error('no function'))],
    ['a report of a message that it was not given', () => ({ batchItemFailures: [{ itemIdentifier: 'x' }] })],
    ['a report that cannot be read', () => ({ batchItemFailures: 'all' })],
  ])('keeps its whole batch after %s', async (_, handler) => {
    for (const body of ['1', '2']) world.queues.send('work', body);
    map(handler);
    await settled([0, 2, 0]);
  });
});

describe('a message in hand', () => {
  it('is not handed out again by a moved clock', async () => {
    let finish = () => {};
    const events = map(
      () =>
        new Promise<void>((resolve) => {
          finish = resolve;
        }),
    );
    await world.send('slow');
    await waitFor(() => expect(events).toHaveLength(1));
    world.advance(86_400);
    expect(await world.receive()).toEqual([]);
    finish();
    await settled([0, 0, 0]);
    expect(events).toHaveLength(1);
  });

  it('is handed out again at once after a crash', async () => {
    map(() => new Promise(() => {}));
    await world.send('cut off');
    await settled([0, 1, 0]);
    mapping?.close();

    // What the start after a crash does with the same database.
    world.queues.start();
    const events = map(() => undefined);
    await settled([0, 0, 0]);
    expect(bodies(events)).toEqual([['cut off']]);
    expect(events[0]?.Records[0]?.attributes.ApproximateReceiveCount).toBe('1');
  });
});
