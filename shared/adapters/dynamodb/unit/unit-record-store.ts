import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type * as z from 'zod';
import { Book, BookOrder } from '#shared/book/book.ts';
import type { Mark } from '#shared/follow-up/follow-ups.ts';
import { Guidance } from '#shared/guidance/guidance.ts';
import { placeOfRecord, type UnitRecord, type UnitRecordStore } from '#shared/kernel/unit-record.ts';
import { Rating } from '#shared/rating/rating.ts';
import { getItem } from '../kit/get-items.ts';
import type { Item } from '../kit/item.ts';
import { listPage } from '../kit/list-page.ts';
import { partitions } from '../kit/partitions.ts';
import { putNew } from '../kit/put.ts';

/** The parts of the table that a kind of record has for itself. */
type Place = {
  partition: 'ratings' | 'guidance' | 'bookOrders' | 'books';
  list: 'RATED' | 'GUIDED' | 'ORDERED' | 'BOOKS';
  /** The attribute, with the record's id, that the table's stream is filtered by. */
  mark?: Mark;
};

/** After every record of the same instant. */
const behind = '~';

/** How applicants rated dossiers. */
export const dynamoRatingStore = (client: DynamoDBClient, table: string): UnitRecordStore<Rating> =>
  dynamoUnitRecordStore(client, table, { partition: 'ratings', list: 'RATED', schema: Rating });

/** What people were told before they filed. */
export const dynamoGuidanceStore = (client: DynamoDBClient, table: string): UnitRecordStore<Guidance> =>
  dynamoUnitRecordStore(client, table, { partition: 'guidance', list: 'GUIDED', schema: Guidance });

/** Books that were ordered: each order is heard of by the printer. */
export const dynamoBookOrderStore = (client: DynamoDBClient, table: string): UnitRecordStore<BookOrder> =>
  dynamoUnitRecordStore(client, table, {
    partition: 'bookOrders',
    list: 'ORDERED',
    mark: 'book',
    schema: BookOrder,
  });

/** Books that were printed. */
export const dynamoBookStore = (client: DynamoDBClient, table: string): UnitRecordStore<Book> =>
  dynamoUnitRecordStore(client, table, { partition: 'books', list: 'BOOKS', schema: Book });

/** Records in partitions of their own, each create-only; by unit they are read from the index `lists`. */
export function dynamoUnitRecordStore<T extends UnitRecord>(
  client: DynamoDBClient,
  TableName: string,
  { partition, list, mark, schema }: Place & { schema: z.ZodType<T> },
): UnitRecordStore<T> {
  const keyOf = (id: string) => ({ pk: { S: `${partitions[partition]}${id}` }, sk: { S: 'RECORD' } });
  const listOf = (unit: string) => `${list}#${unit}`;
  const read = ({ record }: Item) => schema.parse(JSON.parse(record?.S ?? ''));

  async function find(id: string): Promise<T | undefined> {
    const item = await getItem(client, TableName)(keyOf(id));
    return item && read(item);
  }

  return {
    find,

    async put(record) {
      const text = { record: { S: JSON.stringify(record) } };
      const place = { list: { S: listOf(record.unit) }, order: { S: placeOfRecord(record) } };
      const marked = mark && { [mark]: { S: record.id } };
      const Item = { ...keyOf(record.id), ...place, ...text, ...marked };
      const isNew = await putNew(client, { TableName, Item });
      return isNew ? record : ((await find(record.id)) ?? record);
    },

    page: ({ unit, from, to, ...page }) =>
      listPage(client, { TableName, of: { list: listOf(unit) }, from, to: `${to}#${behind}`, read }, page),
  };
}
