import { GetItemCommand } from '@aws-sdk/client-dynamodb';
import { describe, expect, it } from 'vitest';
import { keys } from '#shared/adapters/dynamodb/kit/keys.ts';
import { dynamoBatchStore } from '#shared/adapters/dynamodb/unit/batch-store.ts';
import { batchStoreContract } from '#test/adapters/batch-store.contract.ts';
import { batch } from '#test/file/batches.ts';
import { dynoxideOfTest } from '../dynoxide-of-test.ts';

describe('batches in DynamoDB', () => {
  batchStoreContract(async () => {
    const { client, table } = await dynoxideOfTest();
    return dynamoBatchStore(client, table);
  });

  it('go when they expire', async () => {
    const { client, table: TableName } = await dynoxideOfTest();
    const one = batch();
    await dynamoBatchStore(client, TableName).put(one);
    const { Item } = await client.send(new GetItemCommand({ TableName, Key: keys.batch(one.id) }));
    expect(Number(Item?.['ttl']?.N) * 1000).toBe(Date.parse(one.at) + 7 * 86_400_000);
    expect(one.expiresAt).toBe(new Date(Number(Item?.['ttl']?.N) * 1000).toISOString());
  });
});
