import type { AddressInfo } from 'node:net';
import {
  DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  TransactWriteItemsCommand,
} from '@aws-sdk/client-dynamodb';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createCapacityCounter } from '#infra/local/tables/capacity-counter.ts';
import { createCountingProxy } from '#infra/local/tables/counting-proxy.ts';
import { engine, table } from './engine.ts';

async function counted() {
  const { endpoint } = await engine();
  const counter = createCapacityCounter();
  const proxy = createCountingProxy(endpoint, counter);
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void proxy.close());
  const client = new DynamoDBClient({
    endpoint: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`,
    region: 'ap-southeast-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
  onTestFinished(() => client.destroy());
  return { client, counter };
}

const TableName = table.name;
const key = (pk: string) => ({ pk: { S: pk }, sk: { S: 'STATE' } });

describe('the units of requests', () => {
  it('are those of AWS: by size, one more per index, transactions doubled', async () => {
    const { client, counter } = await counted();
    await client.send(new PutItemCommand({ TableName, Item: { ...key('a'), x: { S: 'x'.repeat(1500) } } }));
    expect(counter.counts()).toMatchObject({ writeUnits: 2, readUnits: 0 });
    const listed = { ...key('b'), list: { S: 'l' }, order: { S: '1' } };
    const TransactItems = [{ Put: { TableName, Item: listed } }, { Put: { TableName, Item: key('c') } }];
    await client.send(new TransactWriteItemsCommand({ TransactItems }));
    expect(counter.counts()).toMatchObject({ requests: 2, writeUnits: 2 + 2 + 2 + 1, readUnits: 0 });
    await client.send(new GetItemCommand({ TableName, Key: key('a'), ConsistentRead: true }));
    expect(counter.counts()).toMatchObject({ requests: 3, readUnits: 1 });
  });

  it('do not show refusals, which are counted apart and reach the caller as they are', async () => {
    const { client, counter } = await counted();
    const put = () =>
      client.send(
        new PutItemCommand({ TableName, Item: key('a'), ConditionExpression: 'attribute_not_exists(pk)' }),
      );
    await put();
    await expect(put()).rejects.toThrow('The conditional request failed');
    expect(counter.counts()).toEqual({ requests: 2, refused: 1, writeUnits: 1, readUnits: 0 });
    counter.reset();
    expect(counter.counts()).toEqual({ requests: 0, refused: 0, writeUnits: 0, readUnits: 0 });
  });
});
