import { afterEach, describe } from 'vitest';
import { dynamoDisposalStore } from '#shared/adapters/dynamodb/archive/disposal-store.ts';
import { disposalStoreContract } from '#test/adapters/disposal-store.contract.ts';
import { startDynoxide } from '../dynoxide.ts';

describe('disposals in DynamoDB', () => {
  const stops: (() => void)[] = [];
  afterEach(() => {
    for (const stop of stops.splice(0)) stop();
  });

  disposalStoreContract(async () => {
    const engine = await startDynoxide();
    stops.push(engine.stop);
    return dynamoDisposalStore(engine.client, engine.table);
  });
});
