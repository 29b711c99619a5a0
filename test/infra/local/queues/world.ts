import { DatabaseSync } from 'node:sqlite';
import {
  GetQueueAttributesCommand,
  ReceiveMessageCommand,
  type ReceiveMessageCommandInput,
  SendMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import type { QueueConfig } from '#infra/local/queues/queue-config.ts';
import { createQueues } from '#infra/local/queues/queues.ts';
import { clientConfig, serve } from '#test/infra/local/states/serve.ts';

const arn = (name: string) => `arn:aws:sqs:ap-southeast-1:123456789012:${name}`;

const configs: QueueConfig[] = [
  {
    name: 'work',
    arn: arn('work'),
    visibilitySeconds: 60,
    redrive: { deadLetterArn: arn('work-dead'), maxReceiveCount: 3 },
  },
  { name: 'work-dead', arn: arn('work-dead'), retentionSeconds: 1_209_600 },
];

/** Queues behind their real wire format, with a clock to move. */
export async function openQueues(file = ':memory:') {
  const db = new DatabaseSync(file);
  db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL');
  const clock = { time: Date.parse('2026-11-23T05:00:00Z'), now: () => clock.time };
  const queues = createQueues({ db, clock, queues: configs, endpoint: 'http://127.0.0.1' });
  const server = await serve({ AmazonSQS: queues });
  const client = new SQSClient({ ...clientConfig(server.port), useQueueUrlAsEndpoint: false });
  queues.start();

  return {
    db,
    clock,
    queues,
    client,
    ...requests(client, queues.url),
    advance(seconds: number) {
      clock.time += seconds * 1000;
      queues.tick();
    },
    close() {
      queues.close();
      client.destroy();
      server.close();
      db.close();
    },
  };
}

const requests = (client: SQSClient, url: (name: string) => string) => ({
  url: url('work'),
  send: (MessageBody: string, DelaySeconds?: number) =>
    client.send(
      new SendMessageCommand({
        QueueUrl: url('work'),
        MessageBody,
        ...(DelaySeconds === undefined ? {} : { DelaySeconds }),
      }),
    ),
  async receive(more: Partial<ReceiveMessageCommandInput> = {}) {
    const { Messages = [] } = await client.send(
      new ReceiveMessageCommand({
        QueueUrl: url('work'),
        MaxNumberOfMessages: 10,
        MessageSystemAttributeNames: ['All'],
        ...more,
      }),
    );
    return Messages;
  },
  async counts(name = 'work') {
    const { Attributes } = await client.send(
      new GetQueueAttributesCommand({ QueueUrl: url(name), AttributeNames: ['All'] }),
    );
    return [
      Attributes?.ApproximateNumberOfMessages,
      Attributes?.ApproximateNumberOfMessagesNotVisible,
      Attributes?.ApproximateNumberOfMessagesDelayed,
    ].map(Number);
  },
});

export type QueueWorld = Awaited<ReturnType<typeof openQueues>>;
