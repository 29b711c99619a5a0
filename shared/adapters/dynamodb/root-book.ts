import type { LockedObjects } from '#shared/adapters/s3/locked-objects.ts';
import { SignedRoot } from '#shared/archive/proof/day-root.ts';
import type { RootBook } from '#shared/archive/proof/prove-days.ts';
import { longestLock } from '#shared/archive/retention.ts';
import type { DynamoClient } from './client.ts';
import { keys } from './keys.ts';
import { listPage } from './list-page.ts';
import type { Item } from './operations.ts';
import { putNew } from './put-if.ts';

const recordKey = (day: string) => `proofs/${day}.json`;
const leavesKey = (day: string) => `proofs/${day}.leaves`;

/**
 * Roots in the archive, locked; the table only says which there are. Leaves and record are put before the table knows
 * of them, so whoever finds a day finds all of it.
 */
export const rootBook = (client: DynamoClient, table: string, objects: LockedObjects): RootBook => ({
  ...dynamoRoots(client, table),

  leaves: async (day) => (await objects.get(leavesKey(day))).split('\n').filter((line) => line !== ''),

  async put(root, leaves) {
    const { day, at } = root.record;
    const lock = { retainUntil: longestLock(at) };
    const text = leaves.map((leaf) => `${leaf}\n`).join('');
    const stored = await objects.put(leavesKey(day), text, { ...lock, mediaType: 'text/plain' });
    if (stored !== text) throw new Error(`other leaves of ${day} are in the archive already`);
    const json = { ...lock, mediaType: 'application/json' };
    const kept = await objects.put(recordKey(day), JSON.stringify(root), json);
    await putNew(client, { TableName: table, Item: { ...keys.dayRoot(day), root: { S: kept } } });
    return SignedRoot.parse(JSON.parse(kept));
  },
});

/** Which days have a root, and what it is: all that the public asks. */
export function dynamoRoots(
  client: DynamoClient,
  TableName: string,
): Pick<RootBook, 'find' | 'first' | 'last' | 'page'> {
  const { pk } = keys.dayRoot('');
  const page: RootBook['page'] = (query) =>
    listPage(client, { TableName, of: { pk: pk.S }, descending: true, read }, query);

  return {
    page,
    last: async () => (await page({ limit: 1 })).items[0],

    async first() {
      const { Items: [first] = [] } = await client.call('Query', {
        TableName,
        ConsistentRead: true,
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': pk },
        Limit: 1,
      });
      return first && read(first);
    },

    async find(day) {
      const Key = keys.dayRoot(day);
      const { Item } = await client.call('GetItem', { TableName, Key, ConsistentRead: true });
      return Item && read(Item);
    },
  };
}

const read = ({ root }: Item) => SignedRoot.parse(JSON.parse(root?.S ?? ''));
