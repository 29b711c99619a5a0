import { type DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { followUps } from '#shared/follow-up/follow-ups.ts';
import type { Item } from './kit/item.ts';
import { keys } from './kit/keys.ts';

/** Every mark by which the filters of the stream pass an item on, with a value of its type. */
const marks: Item = {
  timer: { N: '0' },
  ...Object.fromEntries(followUps.map(({ mark, type }) => [mark, type === 'N' ? { N: '0' } : { S: 'beat' }])),
};

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
