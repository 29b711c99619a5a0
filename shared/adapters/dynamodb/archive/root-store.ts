import { type DynamoDBClient, PutItemCommand, QueryCommand } from '@aws-sdk/client-dynamodb';
import type { LockedObjects } from '#shared/adapters/s3/locked-objects.ts';
import { SignedRoot } from '#shared/archive/proof/day-root.ts';
import { longestLock } from '#shared/archive/retention.ts';
import { readStored } from '#shared/kernel/damage.ts';
import type { PageQuery } from '#shared/kernel/page.ts';
import type { RootStore } from '#shared/use-cases/archive/prove-days.ts';
import { getItem } from '../kit/get-items.ts';
import type { Item } from '../kit/item.ts';
import { keys } from '../kit/keys.ts';
import { listPage } from '../kit/list-page.ts';

const recordKey = (day: string) => `proofs/${day}.json`;
const leavesKey = (day: string) => `proofs/${day}.leaves`;

/**
 * Roots in the archive, locked; the table only says which there are. Leaves and record are put before the table knows
 * of them, so whoever finds a day finds all of it.
 */
export const rootStore = (client: DynamoDBClient, table: string, objects: LockedObjects): RootStore => ({
  ...dynamoRoots(client, table),

  async locked(day) {
    const [record, leaves] = await Promise.all([objects.get(recordKey(day)), objects.get(leavesKey(day))]);
    const root = parseRoot(record);
    return {
      isThere: record !== undefined,
      ...(root && { root }),
      ...(leaves !== undefined && { leaves: linesOf(leaves) }),
    };
  },

  async fix(day, leaves, at) {
    const text = leaves.map((leaf) => `${leaf}\n`).join('');
    const lock = { retainUntil: longestLock(at), mediaType: 'text/plain' };
    const kept = linesOf(await objects.put(leavesKey(day), text, lock));
    return kept.every(isHash) ? kept : undefined;
  },

  async put(root) {
    const { at, day } = root.record;
    const lock = { retainUntil: longestLock(at), mediaType: 'application/json' };
    const kept = await objects.put(recordKey(day), JSON.stringify(root), lock);
    // Whatever lay there: what is locked is the truth.
    const Item = { ...keys.dayRoot(day), root: { S: kept } };
    await client.send(new PutItemCommand({ TableName: table, Item }));
    return parseRoot(kept);
  },
});

const isHash = (line: string) => /^[0-9a-f]{64}$/.test(line);
const linesOf = (text: string) => text.split('\n').filter((line) => line !== '');

function parseRoot(text: string | undefined): SignedRoot | undefined {
  try {
    return SignedRoot.parse(JSON.parse(text ?? ''));
  } catch {
    return undefined;
  }
}

/** Which days have a root, and what it is: all that the public asks. */
export function dynamoRoots(
  client: DynamoDBClient,
  TableName: string,
): Pick<RootStore, 'find' | 'first' | 'last' | 'page'> {
  const { pk } = keys.dayRoot('');
  const page = (query: PageQuery) =>
    listPage(client, { TableName, of: { pk: pk.S }, descending: true, read: readDay }, query);

  return {
    async page(query) {
      const { items, ...rest } = await page(query);
      return {
        items: items.flatMap(({ root }) => root ?? []),
        damaged: items.flatMap(({ day, root }) => (root === undefined ? [day] : [])),
        ...rest,
      };
    },

    last: async (before) => (await page({ after: before, limit: 1 })).items[0]?.day,

    async first() {
      const { Items: [first] = [] } = await client.send(
        new QueryCommand({
          TableName,
          ConsistentRead: true,
          KeyConditionExpression: 'pk = :pk',
          ExpressionAttributeValues: { ':pk': pk },
          Limit: 1,
        }),
      );
      return first && readDay(first).day;
    },

    async find(day) {
      const item = await getItem(client, TableName)(keys.dayRoot(day));
      return item && readStored(`ROOTS/${day}`, () => SignedRoot.parse(JSON.parse(item['root']?.S ?? '')));
    },
  };
}

const readDay = ({ root, sk }: Item) => ({ day: sk?.S ?? '', root: parseRoot(root?.S) });
