import { setTimeout as sleep } from 'node:timers/promises';
import { BatchGetItemCommand, type DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb';
import type { Item } from './item.ts';

export type Key = Record<'pk' | 'sk', { S: string }>;

/** One item by its key, as it is now. */
export type GetItem = (key: Key) => Promise<Item | undefined>;

export const getItem =
  (client: DynamoDBClient, table: string): GetItem =>
  async (Key) =>
    (await client.send(new GetItemCommand({ TableName: table, Key, ConsistentRead: true }))).Item;

/** What DynamoDB takes in one request. */
const most = 100;
const mostRounds = 8;
/** The longest pause before items are asked for that DynamoDB had no time for, in milliseconds; it doubles. */
const firstPause = 25;

const nameOf = ({ pk, sk }: Key) => JSON.stringify([pk.S, sk.S]);

/** The same, where many are asked for in one turn: those travel together, in one request. */
export function getItemsTogether(client: DynamoDBClient, table: string): GetItem {
  let asked = new Map<string, Key>();
  let answer: Promise<Map<string, Item>> | undefined;

  return async (key) => {
    asked.set(nameOf(key), key);
    answer ??= new Promise((resolve, reject) => {
      // Whoever asks in this turn has asked by then.
      process.nextTick(() => {
        const keys = [...asked.values()];
        [asked, answer] = [new Map(), undefined];
        fetchAll(client, table, keys).then(resolve, reject);
      });
    });
    return (await answer).get(nameOf(key));
  };
}

async function fetchAll(client: DynamoDBClient, table: string, keys: Key[]): Promise<Map<string, Item>> {
  const [only] = keys;
  if (keys.length === 1 && only !== undefined) {
    const item = await getItem(client, table)(only);
    return new Map(item && [[nameOf(only), item]]);
  }
  const found = new Map<string, Item>();
  let left: Item[] = keys;
  for (let round = 0; left.length > 0; round += 1) {
    if (round === mostRounds) throw new Error(`DynamoDB left ${left.length} items unread, again and again`);
    const RequestItems = { [table]: { Keys: left.slice(0, most), ConsistentRead: true } };
    const { Responses, UnprocessedKeys } = await client.send(new BatchGetItemCommand({ RequestItems }));
    for (const item of Responses?.[table] ?? []) found.set(nameOfItem(item), item);
    const unread = UnprocessedKeys?.[table]?.Keys ?? [];
    if (unread.length > 0) await sleep(Math.random() * firstPause * 2 ** round);
    left = [...unread, ...left.slice(most)];
  }
  return found;
}

const nameOfItem = ({ pk, sk }: Item) => JSON.stringify([pk?.S, sk?.S]);
