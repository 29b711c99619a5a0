import { mkdtempSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { onTestFinished } from 'vitest';
import type { Invoke } from '#infra/local/kernel/engine.ts';
import type { StreamMappingConfig, TableConfig } from '#infra/local/tables/config.ts';
import { createTables } from '#infra/local/tables/create-tables.ts';
import { createDynamoClient, type DynamoClient } from '#infra/local/tables/dynamo-client.ts';
import { startDynoxide } from '#infra/local/tables/dynoxide.ts';
import { createStreams } from '#infra/local/tables/streams.ts';

export const temporary = (what: string) => mkdtempSync(path.join(tmpdir(), `motcua-${what}-`));

export function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}

const attributes = ['pk', 'sk', 'list', 'order'];
const keys = (hash: string, range: string) => [
  { AttributeName: hash, KeyType: 'HASH' },
  { AttributeName: range, KeyType: 'RANGE' },
];

export const table: TableConfig = {
  name: 'dossiers',
  arn: 'arn:aws:dynamodb:ap-southeast-1:000000000000:table/dossiers',
  hashKey: 'pk',
  indexes: new Map([['lists', 'list']]),
  streamArn: 'arn:aws:dynamodb:ap-southeast-1:000000000000:table/dossiers/stream/local',
  ttlAttribute: 'ttl',
  definition: {
    KeySchema: keys('pk', 'sk'),
    AttributeDefinitions: attributes.map((AttributeName) => ({ AttributeName, AttributeType: 'S' })),
    BillingMode: 'PAY_PER_REQUEST',
    GlobalSecondaryIndexes: [
      { IndexName: 'lists', KeySchema: keys('list', 'order'), Projection: { ProjectionType: 'ALL' } },
    ],
    StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_IMAGE' },
  },
};

export const mapping = (overrides: Partial<StreamMappingConfig> = {}): StreamMappingConfig => ({
  id: 'signal',
  streamArn: table.streamArn ?? '',
  functionArn: 'signal',
  startingPosition: 'TRIM_HORIZON',
  batchSize: 100,
  windowSeconds: 0,
  filters: [],
  reportsItemFailures: true,
  bisects: true,
  maximumRetries: 3,
  onFailureQueueArn: 'arn:aws:sqs:ap-southeast-1:000000000000:dead',
  ...overrides,
});

/** A real engine, and a database for checkpoints, for one test. */
export async function engine() {
  const directory = temporary('tables');
  const port = await freePort();
  const running = await startDynoxide({ port, directory, taken: new Map() });
  const client = createDynamoClient(running.endpoint);
  await createTables(client, [table]);
  const db = new DatabaseSync(path.join(directory, 'cloud.sqlite'));
  const clock = { offset: 0, now: () => Date.now() + clock.offset };
  onTestFinished(async () => {
    client.close();
    await running.close();
    db.close();
  });
  const notices: unknown[] = [];

  const follow = async (mappings: StreamMappingConfig[], invoke: Invoke) => {
    const options = { client, tables: [table], mappings, db, clock, region: 'ap-southeast-1', invoke };
    const streams = await createStreams({
      ...options,
      notify: (_, body) => void notices.push(JSON.parse(body)),
    });
    streams.start();
    let closed: Promise<void> | undefined;
    const close = () => (closed ??= streams.close());
    onTestFinished(close);
    return { ...streams, close };
  };
  return { ...running, directory, port, client, db, clock, notices, follow, put: putting(client) };
}

const putting =
  (client: DynamoClient) =>
  (pk: string, attributes: Record<string, unknown> = {}) =>
    client.call('PutItem', {
      TableName: table.name,
      Item: { pk: { S: pk }, sk: { S: 'STATE' }, ...attributes },
    });

export interface StreamEvent {
  Records: {
    eventID: string;
    eventName: string;
    dynamodb: { Keys: { pk: { S: string } }; SequenceNumber: string; ApproximateCreationDateTime: number };
  }[];
}

/** The partition keys of an event's records, in order. */
export const keysOf = (event: unknown) =>
  (event as StreamEvent).Records.map(({ dynamodb }) => dynamodb.Keys.pk.S);
