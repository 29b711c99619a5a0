import { randomUUID } from 'node:crypto';
import { DynamoDBClient, ListTablesCommand, TransactWriteItemsCommand } from '@aws-sdk/client-dynamodb';
import type { Addresses } from '#test/support/local-cloud.ts';
import { call } from './http.ts';
import { Samples } from './samples.ts';

const seconds = 5;

/** How often an act can be done per second, so many at a time. */
export async function rate(concurrency: number, act: () => Promise<unknown>) {
  const times = new Samples();
  const started = performance.now();
  const worker = async () => {
    while (performance.now() - started < seconds * 1000) await times.time(act);
  };
  await Promise.all(Array.from({ length: concurrency }, worker));
  return {
    perSecond: times.count / ((performance.now() - started) / 1000),
    p50: times.percentile(0.5),
    p99: times.percentile(0.99),
  };
}

/** What the same engines do without us: a bare transaction of two items, a bare answer through the same gateway. */
export async function floors({ api, dynamodb }: Addresses, concurrency: number) {
  const client = new DynamoDBClient({
    endpoint: dynamodb,
    region: 'ap-southeast-1',
    credentials: { accessKeyId: 'bench', secretAccessKey: 'bench' },
  });
  const { TableNames: [TableName] = [] } = await client.send(new ListTablesCommand({}));
  const item = (sk: string) => ({
    Put: {
      TableName,
      Item: { pk: { S: `BENCH#${randomUUID()}` }, sk: { S: sk }, text: { S: 'x'.repeat(900) } },
    },
  });
  const transaction = await rate(concurrency, () =>
    client.send(new TransactWriteItemsCommand({ TransactItems: [item('A'), item('B')] })),
  );
  const { headers } = await call('GET', `${api}/v1/openapi.json`, {});
  const known = { 'if-none-match': String(headers['etag']) };
  const echo = await rate(concurrency, () => call('GET', `${api}/v1/openapi.json`, known));
  client.destroy();
  return { transaction, echo };
}
