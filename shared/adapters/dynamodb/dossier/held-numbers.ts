import { type DynamoDBClient, TransactWriteItemsCommand, type Update } from '@aws-sdk/client-dynamodb';
import type { DossierStore } from '#shared/dossier/journal/store.ts';
import type { GetItem, Key } from '../kit/get-items.ts';
import type { Item } from '../kit/item.ts';
import { keys } from '../kit/keys.ts';
import { unlessLost } from '../kit/put.ts';
import { untilWon } from '../kit/until-won.ts';

export const ordinalOf = (item: Item | undefined) => Number(item?.['ordinal']?.N ?? 0);

/**
 * Numbers without a gap: the counter moves on and its holder keeps the number in one transaction. Who loses the race for
 * a number reads again.
 */
export const heldNumbers =
  (client: DynamoDBClient, table: string, get: GetItem): DossierStore['numberFor'] =>
  (series, period, holder) => {
    const [counter, own] = [keys.counter(series, period), keys.numbered(series, period, holder)];
    return untilWon(async () => {
      const [held = 0, last = 0] = (await Promise.all([get(own), get(counter)])).map(ordinalOf);
      if (held > 0) return held;
      const next = last + 1;
      const updates = [updateOf(table, counter, next, last), updateOf(table, own, next, 0)];
      const TransactItems = updates.map((Update) => ({ Update }));
      const isWon = await unlessLost(() => client.send(new TransactWriteItemsCommand({ TransactItems })));
      return isWon ? next : undefined;
    }, `no number of ${series} ${period} could be taken`);
  };

/** Sets the ordinal, if it still is what it was; 0 if there was none. */
const updateOf = (TableName: string, Key: Key, next: number, before: number): Update => ({
  TableName,
  Key,
  UpdateExpression: 'SET ordinal = :next',
  ConditionExpression: before === 0 ? 'attribute_not_exists(ordinal)' : 'ordinal = :before',
  ExpressionAttributeValues: {
    ':next': { N: String(next) },
    ...(before > 0 && { ':before': { N: String(before) } }),
  },
});
