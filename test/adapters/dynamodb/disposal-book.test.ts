import { afterEach, describe } from 'vitest';
import { dynamoDisposalBook } from '#shared/adapters/dynamodb/disposal-book.ts';
import { disposalBookContract } from '#test/adapters/disposal-book.contract.ts';
import { startDynoxide } from './dynoxide.ts';

describe('disposals in DynamoDB', () => {
  const stops: (() => void)[] = [];
  afterEach(() => {
    for (const stop of stops.splice(0)) stop();
  });

  disposalBookContract(async () => {
    const engine = await startDynoxide();
    stops.push(engine.stop);
    return dynamoDisposalBook(engine.client, engine.table);
  });
});
