import { afterEach, describe } from 'vitest';
import { dynamoKeepingStore } from '#shared/adapters/dynamodb/archive/keeping-store.ts';
import { keepingStoreContract } from '#test/adapters/keeping-store.contract.ts';
import { startDynoxide } from '../dynoxide.ts';

describe('holds and extensions in DynamoDB', () => {
  const stops: (() => void)[] = [];
  afterEach(() => {
    for (const stop of stops.splice(0)) stop();
  });

  keepingStoreContract(async () => {
    const engine = await startDynoxide();
    stops.push(engine.stop);
    return dynamoKeepingStore(engine.client, engine.table);
  });
});
