import { afterEach, describe } from 'vitest';
import { dynamoExportStore } from '#shared/adapters/dynamodb/archive/export-store.ts';
import { exportStoreContract } from '#test/adapters/export-store.contract.ts';
import { startDynoxide } from '../dynoxide.ts';

describe('exports in DynamoDB', () => {
  const stops: (() => void)[] = [];
  afterEach(() => {
    for (const stop of stops.splice(0)) stop();
  });

  exportStoreContract(async () => {
    const engine = await startDynoxide();
    stops.push(engine.stop);
    return dynamoExportStore(engine.client, engine.table);
  });
});
