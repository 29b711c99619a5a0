import {
  type AttributeValue,
  DeleteItemCommand,
  type DynamoDBClient,
  PutItemCommand,
  paginateQuery,
} from '@aws-sdk/client-dynamodb';
import canonicalize from 'canonicalize';
import * as z from 'zod';
import { verifyChain } from '#shared/journal/chain.ts';
import type { JournalEntry } from '#shared/journal/journal.ts';

type Item = Record<string, AttributeValue>;

/** What makes the dossier of the living table what it was in the restored one; lost are its entries since. */
export type Plan = { puts: Item[]; deletes: Item[]; lost: string[] };

type Deps = { client: DynamoDBClient; living: string; restored: string };

const Key = z.looseObject({ pk: z.looseObject({ S: z.string() }), sk: z.looseObject({ S: z.string() }) });
const nameOf = (item: Item) => Key.parse(item).sk.S;
const textOf = (item: Item) => canonicalize(JSON.parse(JSON.stringify(item))) ?? '';

/** The token of an execution is the living one's: a restored one would wake nobody. */
const isRun = (item: Item) => nameOf(item) === 'RUN';

/** The items of a dossier. */
async function itemsOf(client: DynamoDBClient, table: string, code: string): Promise<Item[]> {
  const query = {
    TableName: table,
    ConsistentRead: true,
    KeyConditionExpression: 'pk = :pk',
    ExpressionAttributeValues: { ':pk': { S: `DOSSIER#${code}` } },
  };
  const items: Item[] = [];
  for await (const { Items = [] } of paginateQuery({ client }, query)) items.push(...Items);
  return items.filter((item) => !isRun(item));
}

/** Throws where the restored dossier is not whole, or where the archive knows more than it. */
export async function planRestore(
  { client, living, restored }: Deps,
  journal: readonly JournalEntry[],
  code: string,
): Promise<Plan> {
  if (journal.length === 0) throw new Error(`${code} is not in ${restored}.`);
  const chain = verifyChain(journal);
  if (!chain.ok)
    throw new Error(`The journal of ${code} in ${restored} is broken itself: take an earlier moment.`);
  const [before, after] = await Promise.all([itemsOf(client, living, code), itemsOf(client, restored, code)]);
  if (sealedIn(before) && !sealedIn(after))
    throw new Error(`${code} is sealed since: the archive would know more than the table. Nothing was done.`);
  const [now, then] = [before, after].map((items) => new Map(items.map((item) => [nameOf(item), item])));
  const puts = after.filter((item) => textOf(item) !== textOf(now?.get(nameOf(item)) ?? {}));
  const deletes = before.filter((item) => then?.has(nameOf(item)) !== true);
  const lost = deletes.map(nameOf).filter((name) => name.startsWith('JOURNAL#'));
  return { puts, deletes, lost };
}

/** Its state is in the list of what is sealed. */
const sealedIn = (items: Item[]) => items.some(({ list }) => list?.S?.startsWith('SEALED#') === true);

/** Does what was planned; the state last, so that an interrupted restore is seen, and run again ends. */
export async function applyRestore(
  { client, living }: Pick<Deps, 'client' | 'living'>,
  plan: Plan,
): Promise<void> {
  for (const { pk = { S: '' }, sk = { S: '' } } of plan.deletes)
    await client.send(new DeleteItemCommand({ TableName: living, Key: { pk, sk } }));
  const stateLast = plan.puts.toSorted(
    (one, other) => Number(nameOf(one) === 'STATE') - Number(nameOf(other) === 'STATE'),
  );
  for (const Item of stateLast) await client.send(new PutItemCommand({ TableName: living, Item }));
}
