import { GetItemCommand } from '@aws-sdk/client-dynamodb';
import { afterEach, describe, expect, it } from 'vitest';
import { keys } from '#shared/adapters/dynamodb/kit/keys.ts';
import { dynamoLeaseStore } from '#shared/adapters/dynamodb/lease-store.ts';
import { leaseStoreContract } from '#test/adapters/lease-store.contract.ts';
import { startDynoxide } from './dynoxide.ts';

describe('leases in DynamoDB', () => {
  const stops: (() => void)[] = [];
  afterEach(() => {
    for (const stop of stops.splice(0)) stop();
  });
  const start = async () => {
    const engine = await startDynoxide();
    stops.push(engine.stop);
    return engine;
  };

  leaseStoreContract(async () => {
    const { client, table } = await start();
    return dynamoLeaseStore(client, table);
  });

  it('go when the bucket is full again, and are nothing that the stream’s consumers are told of', async () => {
    const { client, table: TableName } = await start();
    const at = Date.parse('2026-03-02T08:00:00Z');
    const limit = { requests: 5, seconds: 60, free: 0, lease: 1 };
    await dynamoLeaseStore(client, TableName).take('portal:a', limit, 1, at);
    const { Item } = await client.send(new GetItemCommand({ TableName, Key: keys.limit('portal:a') }));
    expect(Number(Item?.['ttl']?.N)).toBe(at / 1000 + 120);
    expect(Object.keys(Item ?? {}).toSorted()).toEqual(['paidUntil', 'pk', 'sk', 'ttl']);
  });
});
