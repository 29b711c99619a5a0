import { afterEach, describe, expect, it } from 'vitest';
import { dynamoCheckBook } from '#shared/adapters/dynamodb/check-book.ts';
import { dynamoKeepingBook } from '#shared/adapters/dynamodb/keeping-book.ts';
import { checkBookContract } from '#test/adapters/check-book.contract.ts';
import { startDynoxide } from './dynoxide.ts';

describe('nights of checks in DynamoDB', () => {
  const stops: (() => void)[] = [];
  afterEach(() => {
    for (const stop of stops.splice(0)) stop();
  });
  const open = async () => {
    const engine = await startDynoxide();
    stops.push(engine.stop);
    return engine;
  };

  checkBookContract(async () => {
    const { client, table } = await open();
    return dynamoCheckBook(client, table);
  });

  it('leave the last check of a package beside its holds', async () => {
    const { client, table } = await open();
    const book = dynamoCheckBook(client, table);
    await book.note('H-1', { at: '2026-03-04T19:00:00.000Z', sound: true });
    await book.note('H-1', { at: '2026-06-02T19:00:00.000Z', sound: false });
    expect(await dynamoKeepingBook(client, table).read('H-1')).toEqual({
      holds: [],
      extensions: [],
      check: { at: '2026-06-02T19:00:00.000Z', sound: false },
    });
  });
});
