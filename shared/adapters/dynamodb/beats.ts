import { type DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
import type { Item } from './item.ts';
import { keys } from './keys.ts';

/** The marks by which the filters of the stream tell its readers of an item; see {@link journalItem} and the orders of books. */
const marks = {
  timer: { N: '0' },
  notice: { S: 'beat' },
  paper: { N: '0' },
  money: { N: '0' },
  book: { S: 'beat' },
  scan: { S: 'beat' },
} as const satisfies Item;

/** How long a beat stays in the table, in seconds: longer than the stream remembers it. */
const keptSeconds = 2 * 24 * 3600;

/** One item for each mark, which nobody works off: whoever reads the stream counts it, so that a reader that is told of nothing is noticed. */
export const beatItems = (at: string): Item[] =>
  Object.entries(marks).map(([mark, value]) => ({
    ...keys.beat(at, mark),
    beat: { S: mark },
    [mark]: value,
    ttl: { N: String(Math.floor(Date.parse(at) / 1000) + keptSeconds) },
  }));

/** Puts the beats of a moment. */
export const dynamoBeat = (client: DynamoDBClient, TableName: string) => async (at: string) => {
  await Promise.all(beatItems(at).map((Item) => client.send(new PutItemCommand({ TableName, Item }))));
};
