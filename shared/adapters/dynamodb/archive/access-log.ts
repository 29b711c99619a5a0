import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { Access, type AccessLog, groupOf } from '#shared/archive/access-log.ts';
import { digestOf } from '#shared/kernel/digest.ts';
import type { Item } from '../kit/item.ts';
import { accessesOf, keys } from '../kit/keys.ts';
import { listPage } from '../kit/list-page.ts';
import { putNew } from '../kit/put.ts';

const read = (item: Item): Access => Access.parse(JSON.parse(item['access']?.S ?? ''));

/** Accesses beside the dossier; the key says minute and look, so that an equal one is refused as already there. */
export const dynamoAccessLog = (client: DynamoDBClient, TableName: string): AccessLog => ({
  async note(code, access) {
    const { minute, same } = groupOf(access);
    const Item = {
      ...keys.access(code, minute, digestOf(same).slice(0, 32)),
      access: { S: JSON.stringify(access) },
    };
    await putNew(client, { TableName, Item });
  },

  page(code, query, matches = () => true) {
    const wanted = (item: Item) => {
      const access = read(item);
      return matches(access) ? access : undefined;
    };
    const of = { pk: accessesOf(code).pk.S };
    return listPage(client, { TableName, of, descending: true, read: wanted }, query);
  },
});
