import { GetItemCommand } from '@aws-sdk/client-dynamodb';
import { describe, expect, it } from 'vitest';
import { keys } from '#shared/adapters/dynamodb/kit/keys.ts';
import { dynamoLeaseStore } from '#shared/adapters/dynamodb/lease-store.ts';
import { leaseStoreContract } from '#test/adapters/lease-store.contract.ts';
import { dynoxideOfTest } from './dynoxide-of-test.ts';

describe('leases in DynamoDB', () => {
  leaseStoreContract(async () => {
    const { client, table } = await dynoxideOfTest();
    return dynamoLeaseStore(client, table);
  });

  it('go when the bucket is full again, and are nothing that the stream’s consumers are told of', async () => {
    const { client, table: TableName } = await dynoxideOfTest();
    const at = Date.parse('2026-03-02T08:00:00Z');
    const limit = { requests: 5, seconds: 60, free: 0, lease: 1 };
    await dynamoLeaseStore(client, TableName).take('portal:a', limit, 1, at);
    const { Item } = await client.send(new GetItemCommand({ TableName, Key: keys.limit('portal:a') }));
    expect(Number(Item?.['ttl']?.N)).toBe(at / 1000 + 120);
    expect(Object.keys(Item ?? {}).toSorted()).toEqual(['paidUntil', 'pk', 'sk', 'ttl']);
  });
});
