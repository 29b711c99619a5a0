import { afterEach, describe } from 'vitest';
import { dynamoKeepingBook } from '#shared/adapters/dynamodb/keeping-book.ts';
import { keepingBookContract } from '#test/adapters/keeping-book.contract.ts';
import { startDynoxide } from './dynoxide.ts';

describe('holds and extensions in DynamoDB', () => {
  const stops: (() => void)[] = [];
  afterEach(() => {
    for (const stop of stops.splice(0)) stop();
  });

  keepingBookContract(async () => {
    const engine = await startDynoxide();
    stops.push(engine.stop);
    return dynamoKeepingBook(engine.client, engine.table);
  });
});
