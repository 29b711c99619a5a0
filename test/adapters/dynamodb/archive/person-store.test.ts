import { describe } from 'vitest';
import { dynamoPersonStore } from '#shared/adapters/dynamodb/archive/person-store.ts';
import { hashOfTest } from '#test/adapters/kms/hash-of-test.ts';
import { personStoreContract } from '#test/adapters/person-store.contract.ts';
import { dynoxideOfTest } from '../dynoxide-of-test.ts';

describe('people in DynamoDB, hashed by KMS', () => {
  personStoreContract(async () => {
    const { client, table } = await dynoxideOfTest();
    return dynamoPersonStore(client, table, await hashOfTest());
  });
});
