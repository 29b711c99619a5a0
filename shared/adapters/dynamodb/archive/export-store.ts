import { type DynamoDBClient, GetItemCommand, TransactWriteItemsCommand } from '@aws-sdk/client-dynamodb';
import { Export, type ExportStore } from '#shared/archive/exports/export.ts';
import { isLost } from '../dossier/dossier-writes.ts';
import type { Item } from '../kit/item.ts';
import { keys, lists } from '../kit/keys.ts';
import { listPage } from '../kit/list-page.ts';
import { queryAll } from '../kit/query-all.ts';
import { overVersion } from '../kit/versioned-records.ts';

/**
 * Exports, each in a partition of its own: the order itself, listed while it waits, and two lines of the index `lists`,
 * one among all exports and one among those of the same person.
 */
export const dynamoExportStore = (client: DynamoDBClient, TableName: string): ExportStore => ({
  async find(id) {
    const Key = keys.export(id, 'RECORD');
    const { Item } = await client.send(new GetItemCommand({ TableName, Key, ConsistentRead: true }));
    return Item && read(Item);
  },

  async waiting() {
    const items = await queryAll(client, {
      TableName,
      IndexName: 'lists',
      KeyConditionExpression: '#list = :list',
      ExpressionAttributeNames: { '#list': 'list' },
      ExpressionAttributeValues: { ':list': { S: lists.waitingExports } },
    });
    return items.map(read);
  },

  page({ by, ...page }) {
    const list = by === undefined ? lists.exports : lists.exportsOf(by);
    return listPage(client, { TableName, of: { list }, descending: true, read }, page);
  },

  async put(one) {
    const { id, made, ordered, version } = one;
    const text = { export: { S: JSON.stringify(one) } };
    const placed = (list: string) => ({ list: { S: list }, order: { S: `${ordered.at}#${id}` } });
    const record = {
      ...keys.export(id, 'RECORD'),
      ...text,
      version: { N: String(version) },
      ...(made === undefined && placed(lists.waitingExports)),
    };
    const lines = [
      { ...keys.export(id, 'ALL'), ...text, ...placed(lists.exports) },
      { ...keys.export(id, 'OWN'), ...text, ...placed(lists.exportsOf(ordered.by)) },
    ];
    const TransactItems = [
      { Put: { TableName, Item: record, ...overVersion(version) } },
      ...lines.map((Item) => ({ Put: { TableName, Item } })),
    ];
    try {
      await client.send(new TransactWriteItemsCommand({ TransactItems }));
      return true;
    } catch (error) {
      if (isLost(error)) return false;
      throw error;
    }
  },
});

const read = (item: Item) => Export.parse(JSON.parse(item['export']?.S ?? ''));
