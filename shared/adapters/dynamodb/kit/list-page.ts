import { type DynamoDBClient, QueryCommand } from '@aws-sdk/client-dynamodb';
import type { Page, PageQuery } from '#shared/kernel/page.ts';
import type { Item, QueryInput } from './item.ts';

/** Maximum queries for one page: a filter that keeps little must not read without end. */
const maxQueries = 20;

/** Items examined by each query after the first, where a filter left out some of those before. */
const batchSize = 100;

/** Maximum characters of one page; a Lambda answers with 6 MB at most, and a letter takes up to three bytes. */
const maxCharacters = 1_500_000;

/** Before and after every place, since places are ASCII; DynamoDB takes no empty text as a key. */
const lowest = '0';
const highest = '~';

/** A partition of the table, or a list of the index `lists`, in the order of its sort key. */
export type List<T> = {
  TableName: string;
  of: { pk: string } | { list: string };
  /** Bounds of the places, both inclusive. */
  from?: string | undefined;
  to?: string | undefined;
  descending?: boolean;
  /** Undefined leaves the item out: a filter is applied before the page is counted. */
  read: (item: Item) => T | undefined;
  /** Characters that an item adds to the answer, where that differs from what is stored. */
  sizeOf?: (read: T) => number;
};

/**
 * One page of a list. DynamoDB ends an answer at 1 MB, so only `LastEvaluatedKey` says whether a list ends; a page ends
 * at `limit` items, at {@link maxCharacters} or after {@link maxQueries}, and then says where to go on.
 */
export async function listPage<T>(client: DynamoDBClient, list: List<T>, query: PageQuery): Promise<Page<T>> {
  const { read, sizeOf } = list;
  const items: T[] = [];
  let { after } = query;
  let characters = 0;
  for await (const found of walk(client, list, query)) {
    const isFull = items.length === query.limit || characters > maxCharacters;
    if (found === 'too many queries' || isFull) return { items, after };
    after = found.place;
    const one = read(found.item);
    if (one === undefined) continue;
    items.push(one);
    characters += sizeOf?.(one) ?? storedSize(found.item);
  }
  return { items };
}

async function* walk<T>(client: DynamoDBClient, list: List<T>, query: PageQuery) {
  const range = rangeOf(list, query.after);
  if (range === undefined) return;
  const sort = 'list' in list.of ? 'order' : 'sk';
  for await (const found of answers(client, range, query.limit)) {
    if (found === 'too many queries') yield found;
    else yield* found.map((item) => ({ item, place: item[sort]?.S ?? '' })).filter(isBehind(query));
  }
}

/** The bounds of a range are inclusive, so the place that a page follows comes again. */
const isBehind =
  ({ after }: PageQuery) =>
  ({ place }: { place: string }) =>
    place !== after;

async function* answers(client: DynamoDBClient, range: QueryInput, limit: number) {
  let ExclusiveStartKey: Item | undefined;
  for (let queries = 0; queries < maxQueries; queries += 1) {
    // One more says whether there are more, and one is the place that the page follows.
    const Limit = queries === 0 ? limit + 2 : batchSize;
    const { Items = [], LastEvaluatedKey } = await client.send(
      new QueryCommand({
        ...range,
        Limit,
        ExclusiveStartKey,
      }),
    );
    yield Items;
    if (LastEvaluatedKey === undefined) return;
    ExclusiveStartKey = LastEvaluatedKey;
  }
  yield 'too many queries' as const;
}

/** The part of the list that comes after a place, in the asked direction; undefined where nothing can be there. */
function rangeOf<T>(list: List<T>, after: string | undefined): QueryInput | undefined {
  const { TableName, of, from = lowest, to = highest, descending = false } = list;
  const low = descending || after === undefined || after < from ? from : after;
  const high = !descending || after === undefined || after > to ? to : after;
  // DynamoDB refuses bounds in the wrong order.
  if (low > high) return undefined;
  const [partition, sort] = 'list' in of ? ['list', 'order'] : ['pk', 'sk'];
  return {
    TableName,
    ...('list' in of ? { IndexName: 'lists' } : { ConsistentRead: true }),
    KeyConditionExpression: '#partition = :partition AND #sort BETWEEN :low AND :high',
    ExpressionAttributeNames: { '#partition': partition ?? '', '#sort': sort ?? '' },
    ExpressionAttributeValues: {
      ':partition': { S: 'list' in of ? of.list : of.pk },
      ':low': { S: low },
      ':high': { S: high },
    },
    ScanIndexForward: !descending,
  };
}

const storedSize = (item: Item): number =>
  Object.values(item).reduce((sum, { S, N, B }) => sum + (S ?? N ?? B ?? '').length, 0);
