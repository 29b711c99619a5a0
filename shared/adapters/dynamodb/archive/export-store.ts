import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { Export, type ExportStore } from '#shared/archive/exports/export.ts';
import { keys } from '../kit/keys.ts';
import { listPage } from '../kit/list-page.ts';
import { lists } from '../kit/partitions.ts';
import { putTogether } from '../kit/put.ts';
import { queryAll } from '../kit/query-all.ts';
import { versionedRecords } from '../kit/versioned-records.ts';

/**
 * Exports, each in a partition of its own: the order itself, listed while it waits, and two lines of the index `lists`,
 * one among all exports and one among those of the same person.
 */
export function dynamoExportStore(client: DynamoDBClient, TableName: string): ExportStore {
  const { find, putOf, read } = versionedRecords<Export>(client, TableName, {
    schema: Export,
    key: (id) => keys.export(id, 'RECORD'),
    attribute: 'export',
  });
  return {
    find,

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

    put(one) {
      const { id, made, ordered } = one;
      const text = { export: { S: JSON.stringify(one) } };
      const placed = (list: string) => ({ list: { S: list }, order: { S: `${ordered.at}#${id}` } });
      const lines = [
        { ...keys.export(id, 'ALL'), ...text, ...placed(lists.exports) },
        { ...keys.export(id, 'OWN'), ...text, ...placed(lists.exportsOf(ordered.by)) },
      ];
      return putTogether(client, [
        putOf(one, made === undefined ? placed(lists.waitingExports) : {}),
        ...lines.map((Item) => ({ TableName, Item })),
      ]);
    },
  };
}
