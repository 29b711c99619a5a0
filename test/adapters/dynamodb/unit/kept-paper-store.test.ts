import { describe } from 'vitest';
import {
  dynamoEndedPaperStore,
  dynamoKeptPaperStore,
} from '#shared/adapters/dynamodb/unit/kept-paper-store.ts';
import { keptPaperStoreContract } from '#test/adapters/kept-paper-store.contract.ts';
import { hashOfTest } from '#test/adapters/kms/hash-of-test.ts';
import { dynoxideOfTest } from '../dynoxide-of-test.ts';

describe('kept papers in DynamoDB', () => {
  keptPaperStoreContract(async () => {
    const { client, table } = await dynoxideOfTest();
    const ended = dynamoEndedPaperStore(client, table);
    return { ...dynamoKeptPaperStore(client, table, await hashOfTest()), ended };
  });
});
