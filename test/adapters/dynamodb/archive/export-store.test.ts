import { describe } from 'vitest';
import { dynamoExportStore } from '#shared/adapters/dynamodb/archive/export-store.ts';
import { exportStoreContract } from '#test/adapters/export-store.contract.ts';
import { dynoxideOfTest } from '../dynoxide-of-test.ts';

describe('exports in DynamoDB', () => {
  exportStoreContract(async () => {
    const { client, table } = await dynoxideOfTest();
    return dynamoExportStore(client, table);
  });
});
