import {
  ListDeadLetterSourceQueuesCommand,
  ListQueuesCommand,
  SendMessageCommand,
  StartMessageMoveTaskCommand,
} from '@aws-sdk/client-sqs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openQueues } from './world.ts';

let world: Awaited<ReturnType<typeof openQueues>>;
beforeEach(async () => {
  world = await openQueues();
});
afterEach(() => world.close());

const arn = (name: string) => `arn:aws:sqs:ap-southeast-1:123456789012:${name}`;
const move = (SourceArn: string, DestinationArn?: string) =>
  world.client.send(new StartMessageMoveTaskCommand({ SourceArn, DestinationArn }));
const count = (name: string) => world.queues.ready(name, 10);

/** Received as often as its queue allows, so that it lies among the dead letters. */
async function bury(body: string) {
  await world.send(body);
  for (let attempt = 0; attempt < 4; attempt += 1) {
    world.queues.hold('work', 10);
    world.queues.start();
    world.queues.settle('work', [], world.queues.hold('work', 10));
    world.advance(61);
  }
}

describe('the queues', () => {
  it('are listed by how their names begin', async () => {
    const list = async (QueueNamePrefix?: string) =>
      (await world.client.send(new ListQueuesCommand({ QueueNamePrefix }))).QueueUrls?.map((url) =>
        url.split('/').at(-1),
      );
    expect(await list()).toEqual(['work', 'work-dead']);
    expect(await list('work-')).toEqual(['work-dead']);
    expect(await list('other')).toBeUndefined();
  });

  it('are known by those whose dead letters they take', async () => {
    const sources = async (name: string) =>
      (await world.client.send(new ListDeadLetterSourceQueuesCommand({ QueueUrl: world.queues.url(name) })))
        .queueUrls;
    expect(await sources('work-dead')).toEqual([world.queues.url('work')]);
    expect(await sources('work')).toEqual([]);
  });
});

describe('dead letters', () => {
  it('go back where they came from, to be tried as often as at first', async () => {
    await bury('paper');
    expect([count('work'), count('work-dead')]).toEqual([0, 1]);
    await move(arn('work-dead'));
    expect([count('work'), count('work-dead')]).toEqual([1, 0]);
    expect(world.queues.hold('work', 1)).toMatchObject([
      { body: 'paper', receives: 1, deadLetterSource: null },
    ]);
  });

  it('that came from no queue go only where they are sent', async () => {
    const QueueUrl = world.queues.url('work-dead');
    await world.client.send(new SendMessageCommand({ QueueUrl, MessageBody: 'event' }));
    await move(arn('work-dead'));
    expect([count('work'), count('work-dead')]).toEqual([0, 1]);
    await move(arn('work-dead'), arn('work'));
    expect([count('work'), count('work-dead')]).toEqual([1, 0]);
  });

  it('are moved out of nothing but a queue of dead letters, to a queue that there is', async () => {
    await expect(move(arn('work'))).rejects.toThrow('Dead Letter Queue');
    await expect(move(arn('none'))).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
    await expect(move(arn('work-dead'), arn('none'))).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
    });
  });
});
