import type { DynamoDBClient, Put } from '@aws-sdk/client-dynamodb';
import type * as z from 'zod';
import { getItem, type Key } from './get-items.ts';
import type { Item } from './item.ts';
import { putIf, unchanged } from './put.ts';

type Versioned = { id: string; version: number };

type Kind<T> = {
  schema: z.ZodType<T>;
  key: (id: string) => Key;
  /** The attribute that holds the record. */
  attribute: string;
};

/** Records that are read, changed and put back on condition of their version: of two writers one wins. */
export function versionedRecords<T extends Versioned>(
  client: DynamoDBClient,
  TableName: string,
  { attribute, key, schema }: Kind<T>,
) {
  const get = getItem(client, TableName);
  const read = (item: Item): T => schema.parse(JSON.parse(item[attribute]?.S ?? ''));

  /** The put of a record, with what else its item has. */
  const putOf = (record: T, more: Item): Put => ({
    TableName,
    Item: {
      ...key(record.id),
      version: { N: String(record.version) },
      [attribute]: { S: JSON.stringify(record) },
      ...more,
    },
    ...overVersion(record.version),
  });

  return {
    read,
    putOf,
    async find(id: string): Promise<T | undefined> {
      const item = await get(key(id));
      return item && read(item);
    },
    put: (record: T, more: Item) => putIf(client, putOf(record, more)),
  };
}

/** The condition for a version of an item: the version before it is there, and before the first nothing. */
export const overVersion = (version: number) =>
  unchanged('version', version === 1 ? undefined : { N: String(version - 1) });
