import { afterEach, describe } from 'vitest';
import { dynamoExportBook } from '#shared/adapters/dynamodb/export-book.ts';
import { exportBookContract } from '#test/adapters/export-book.contract.ts';
import { startDynoxide } from './dynoxide.ts';

describe('exports in DynamoDB', () => {
  const stops: (() => void)[] = [];
  afterEach(() => {
    for (const stop of stops.splice(0)) stop();
  });

  exportBookContract(async () => {
    const engine = await startDynoxide();
    stops.push(engine.stop);
    return dynamoExportBook(engine.client, engine.table);
  });
});
