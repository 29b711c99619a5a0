import { describe } from 'vitest';
import { dynamoEndedPapers, dynamoKeptPapers } from '#shared/adapters/dynamodb/unit/kept-papers.ts';
import { keptPapersContract } from '#test/adapters/kept-papers.contract.ts';
import { hashOfTest } from '#test/adapters/kms/hash-of-test.ts';
import { dynoxideOfTest } from '../dynoxide-of-test.ts';

describe('kept papers in DynamoDB', () => {
  keptPapersContract(async () => {
    const { client, table } = await dynoxideOfTest();
    const ended = dynamoEndedPapers(client, table);
    return { ...dynamoKeptPapers(client, table, await hashOfTest()), ended };
  });
});
