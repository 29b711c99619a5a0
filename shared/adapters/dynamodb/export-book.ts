import { Export, type ExportBook } from '#shared/archive/exports/export.ts';
import type { DynamoClient } from './client.ts';
import { keys, lists } from './keys.ts';
import type { Item } from './operations.ts';
import { putIf } from './put-if.ts';
import { queryAll } from './query-all.ts';
import { overVersion } from './versioned-put.ts';

/** Exports, each in a partition of its own; the index `lists` knows which are to be made and which are. */
export const dynamoExportBook = (client: DynamoClient, TableName: string): ExportBook => ({
  async find(id) {
    const Key = keys.export(id);
    const { Item } = await client.call('GetItem', { TableName, Key, ConsistentRead: true });
    return Item && read(Item);
  },

  async waiting() {
    const items = await queryAll(client, { TableName, ...listed(lists.waitingExports) });
    return items.map(read);
  },

  async page({ after, limit }) {
    const { Items = [] } = await client.call('Query', {
      TableName,
      ...listed(lists.madeExports, after),
      ScanIndexForward: false,
      Limit: limit + 1,
    });
    const shown = Items.slice(0, limit);
    return { items: shown.map(read), ...(Items.length > limit && { after: shown.at(-1)?.['order']?.S }) };
  },

  put(one) {
    const { id, made, ordered, version } = one;
    const Item = {
      ...keys.export(id),
      version: { N: String(version) },
      export: { S: JSON.stringify(one) },
      list: { S: made === undefined ? lists.waitingExports : lists.madeExports },
      order: { S: `${ordered.at}#${id}` },
    };
    return putIf(client, { TableName, Item, ...overVersion(version) });
  },
});

const listed = (list: string, before?: string) => ({
  IndexName: 'lists',
  KeyConditionExpression: before === undefined ? '#list = :list' : '#list = :list AND #order < :before',
  ExpressionAttributeNames: { '#list': 'list', ...(before !== undefined && { '#order': 'order' }) },
  ExpressionAttributeValues: {
    ':list': { S: list },
    ...(before !== undefined && { ':before': { S: before } }),
  },
});

const read = (item: Item) => Export.parse(JSON.parse(item['export']?.S ?? ''));
