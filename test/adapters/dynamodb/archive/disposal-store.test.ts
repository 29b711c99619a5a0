import { describe } from 'vitest';
import { dynamoDisposalStore } from '#shared/adapters/dynamodb/archive/disposal-store.ts';
import { disposalStoreContract } from '#test/adapters/disposal-store.contract.ts';
import { dynoxideOfTest } from '../dynoxide-of-test.ts';

describe('disposals in DynamoDB', () => {
  disposalStoreContract(async () => {
    const { client, table } = await dynoxideOfTest();
    return dynamoDisposalStore(client, table);
  });
});
