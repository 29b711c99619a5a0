import { setTimeout as sleep } from 'node:timers/promises';
import {
  ChangeMessageVisibilityCommand,
  DeleteMessageBatchCommand,
  DeleteMessageCommand,
  GetQueueUrlCommand,
  PurgeQueueCommand,
  SendMessageBatchCommand,
  SendMessageCommand,
} from '@aws-sdk/client-sqs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openQueues, type QueueWorld } from '#test/infra/local/queues/world.ts';

let world: QueueWorld;
beforeEach(async () => {
  world = await openQueues();
});
afterEach(() => world.close());

const remove = (ReceiptHandle = '') =>
  world.client.send(new DeleteMessageCommand({ QueueUrl: world.url, ReceiptHandle }));

describe('a message', () => {
  it('is received once within its visibility timeout, and again after it', async () => {
    // The client itself compares the MD5 of what it sent and received.
    const { MessageId } = await world.send('Hồ sơ đã nhận');
    const [first] = await world.receive();
    expect(first).toMatchObject({ MessageId, Body: 'Hồ sơ đã nhận' });
    expect(first?.Attributes).toMatchObject({
      ApproximateReceiveCount: '1',
      SentTimestamp: String(world.clock.time),
    });
    world.advance(59);
    expect(await world.receive()).toEqual([]);
    world.advance(1);
    const [second] = await world.receive();
    expect(second?.Attributes?.ApproximateReceiveCount).toBe('2');
  });

  it('is gone when it is deleted by its latest receipt, not by an older one', async () => {
    await world.send('x');
    const [first] = await world.receive();
    world.advance(60);
    const [second] = await world.receive();
    await remove(first?.ReceiptHandle);
    expect(await world.counts()).toEqual([0, 1, 0]);
    await remove(second?.ReceiptHandle);
    expect(await world.counts()).toEqual([0, 0, 0]);
  });

  it('comes late when it is delayed', async () => {
    await world.send('later', 30);
    expect(await world.counts()).toEqual([0, 0, 1]);
    world.advance(29);
    expect(await world.receive()).toEqual([]);
    world.advance(1);
    expect(await world.receive()).toHaveLength(1);
  });

  it('comes back when its visibility is changed', async () => {
    await world.send('x');
    const [{ ReceiptHandle } = {}] = await world.receive();
    await world.client.send(
      new ChangeMessageVisibilityCommand({ QueueUrl: world.url, ReceiptHandle, VisibilityTimeout: 600 }),
    );
    world.advance(599);
    expect(await world.receive()).toEqual([]);
    world.advance(1);
    expect(await world.receive()).toHaveLength(1);
  });
});

describe('a message that nobody finishes', () => {
  it('goes to the dead letters after its last receive, with where it came from', async () => {
    const { MessageId } = await world.send('poison');
    for (let receives = 0; receives < 3; receives += 1) {
      expect(await world.receive()).toHaveLength(1);
      world.advance(60);
    }
    expect(await world.receive()).toEqual([]);
    const [dead] = await world.receive({ QueueUrl: world.queues.url('work-dead') });
    expect(dead).toMatchObject({ MessageId, Body: 'poison' });
    expect(dead?.Attributes?.DeadLetterQueueSourceArn).toBe('arn:aws:sqs:ap-southeast-1:123456789012:work');
  });

  it('is forgotten after the retention period', async () => {
    await world.send('old');
    world.advance(345_601);
    expect(await world.receive()).toEqual([]);
    expect(await world.counts()).toEqual([0, 0, 0]);
  });
});

describe('a receiver that waits', () => {
  it('is woken by a message that is sent', async () => {
    const waiting = world.receive({ WaitTimeSeconds: 20 });
    await world.send('now');
    const asleep = sleep(15_000, 'still asleep', { ref: false });
    expect(await Promise.race([waiting, asleep])).toHaveLength(1);
  });

  it('is woken by a delay that ends', async () => {
    await world.send('later', 300);
    const waiting = world.receive({ WaitTimeSeconds: 10 });
    world.advance(300);
    expect(await waiting).toHaveLength(1);
  });

  it('goes away with nothing after its time', async () => {
    expect(await world.receive({ WaitTimeSeconds: 1 })).toEqual([]);
  });
});

describe('a batch', () => {
  it('tells each outcome apart', async () => {
    const Entries = [
      { Id: 'a', MessageBody: 'good' },
      { Id: 'b', MessageBody: 'x'.repeat(1_048_577) },
    ];
    const sent = await world.client.send(new SendMessageBatchCommand({ QueueUrl: world.url, Entries }));
    expect(sent.Successful?.map(({ Id }) => Id)).toEqual(['a']);
    expect(sent.Failed).toMatchObject([{ Id: 'b', SenderFault: true, Code: 'InvalidParameterValue' }]);

    const [{ ReceiptHandle } = {}] = await world.receive();
    const deleted = await world.client.send(
      new DeleteMessageBatchCommand({
        QueueUrl: world.url,
        Entries: [
          { Id: '1', ReceiptHandle },
          { Id: '2', ReceiptHandle: 'nonsense' },
        ],
      }),
    );
    expect(deleted.Successful).toEqual([{ Id: '1' }]);
    expect(deleted.Failed).toMatchObject([{ Id: '2', Code: 'ReceiptHandleIsInvalid' }]);
  });
});

describe('a queue', () => {
  it('is found by its name and emptied', async () => {
    const { QueueUrl } = await world.client.send(new GetQueueUrlCommand({ QueueName: 'work' }));
    expect(QueueUrl).toBe('http://127.0.0.1/123456789012/work');
    await world.send('x');
    await world.client.send(new PurgeQueueCommand({ QueueUrl }));
    expect(await world.counts()).toEqual([0, 0, 0]);
  });
});

describe('a wrong request', () => {
  it.each([
    [
      'a queue of nobody',
      () => world.client.send(new GetQueueUrlCommand({ QueueName: 'x' })),
      'QueueDoesNotExist',
    ],
    ['a receipt of nobody', () => remove('nonsense'), 'ReceiptHandleIsInvalid'],
    ['an empty message', () => world.send(''), 'InvalidParameterValue'],
    [
      'a batch of nothing',
      () => world.client.send(new SendMessageBatchCommand({ QueueUrl: world.url, Entries: [] })),
      'EmptyBatchRequest',
    ],
    [
      'a parameter that is not obeyed here',
      () =>
        world.client.send(
          new SendMessageCommand({ QueueUrl: world.url, MessageBody: 'x', MessageDeduplicationId: 'g' }),
        ),
      'InvalidParameterValue',
    ],
  ])('is refused: %s', async (_, send, name) => {
    await expect(send()).rejects.toMatchObject({ name });
  });
});

describe('messages of several tenants', () => {
  const send = (MessageBody: string, MessageGroupId?: string) =>
    world.client.send(new SendMessageCommand({ QueueUrl: world.url, MessageBody, MessageGroupId }));
  const bodies = (messages: { Body?: string | undefined }[] = []) => messages.map(({ Body }) => Body);

  it('are received turn by turn, however many one of them has sent before', async () => {
    for (let no = 1; no <= 30; no += 1) await send(`a${no}`, 'a');
    for (const no of [1, 2]) await send(`b${no}`, 'b');
    await send('c1');
    const taken = world.queues.hold('work', 6);
    expect(taken.map(({ body }) => body)).toEqual(['a1', 'b1', 'c1', 'a2', 'b2', 'a3']);
  });

  it('are received first of those of whom least is in hand', async () => {
    for (let no = 1; no <= 30; no += 1) await send(`a${no}`, 'a');
    expect(world.queues.hold('work', 10)).toHaveLength(10);
    for (let no = 1; no <= 5; no += 1) await send(`b${no}`, 'b');
    const taken = world.queues.hold('work', 6);
    expect(taken.map(({ body }) => body)).toEqual(['b1', 'b2', 'b3', 'b4', 'b5', 'a11']);
  });

  it('come in the order of sending where there is one tenant, or none', async () => {
    for (const body of ['1', '2', '3']) await send(body, 'a');
    expect(bodies(await world.receive())).toEqual(['1', '2', '3']);
  });

  it('are refused under a group that is none', async () => {
    await expect(send('x', 'a b')).rejects.toThrow();
  });
});
