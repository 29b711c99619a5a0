import { describe } from 'vitest';
import { dynamoKeepingStore } from '#shared/adapters/dynamodb/archive/keeping-store.ts';
import { keepingStoreContract } from '#test/adapters/keeping-store.contract.ts';
import { dynoxideOfTest } from '../dynoxide-of-test.ts';

describe('holds and extensions in DynamoDB', () => {
  keepingStoreContract(async () => {
    const { client, table } = await dynoxideOfTest();
    return dynamoKeepingStore(client, table);
  });
});
