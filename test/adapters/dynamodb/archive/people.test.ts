import { describe } from 'vitest';
import { dynamoPeople } from '#shared/adapters/dynamodb/archive/people.ts';
import { hashOfTest } from '#test/adapters/kms/hash-of-test.ts';
import { peopleContract } from '#test/adapters/people.contract.ts';
import { dynoxideOfTest } from '../dynoxide-of-test.ts';

describe('people in DynamoDB, hashed by KMS', () => {
  peopleContract(async () => {
    const { client, table } = await dynoxideOfTest();
    return dynamoPeople(client, table, await hashOfTest());
  });
});
