import { randomUUID } from 'node:crypto';
import type { AccessLog } from '#shared/archive/access-log.ts';
import { Access } from '#shared/contract/archive-views.ts';
import type { DynamoClient } from './client.ts';
import { accessesOf, keys } from './keys.ts';
import { queryAll } from './query-all.ts';

/** Accesses beside the dossier; a put that would replace one is refused. */
export const dynamoAccessLog = (client: DynamoClient, table: string): AccessLog => ({
  async note(code, access) {
    await client.call('PutItem', {
      TableName: table,
      Item: { ...keys.access(code, access.at, randomUUID()), access: { S: JSON.stringify(access) } },
      ConditionExpression: 'attribute_not_exists(pk)',
    });
  },

  async read(code) {
    const items = await queryAll(client, {
      TableName: table,
      ConsistentRead: true,
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': accessesOf(code).pk },
    });
    return items.map((item) => Access.parse(JSON.parse(item['access']?.S ?? '')));
  },
});
