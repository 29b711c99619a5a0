import { describe, expect, it } from 'vitest';
import { dynamoCheckStore } from '#shared/adapters/dynamodb/archive/check-store.ts';
import { dynamoKeepingStore } from '#shared/adapters/dynamodb/archive/keeping-store.ts';
import { checkStoreContract } from '#test/adapters/check-store.contract.ts';
import { dynoxideOfTest } from '../dynoxide-of-test.ts';

describe('nights of checks in DynamoDB', () => {
  checkStoreContract(async () => {
    const { client, table } = await dynoxideOfTest();
    return dynamoCheckStore(client, table);
  });

  it('leave the last check of a package beside its holds', async () => {
    const { client, table } = await dynoxideOfTest();
    const store = dynamoCheckStore(client, table);
    await store.note('H-1', { at: '2026-03-04T19:00:00.000Z', sound: true });
    await store.note('H-1', { at: '2026-06-02T19:00:00.000Z', sound: false });
    expect(await dynamoKeepingStore(client, table).read('H-1')).toEqual({
      holds: [],
      extensions: [],
      remeasured: [],
      check: { at: '2026-06-02T19:00:00.000Z', sound: false },
    });
  });
});
