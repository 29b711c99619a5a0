import { randomUUID } from 'node:crypto';
import { type DynamoDBClient, PutItemCommand, paginateQuery } from '@aws-sdk/client-dynamodb';
import type { AccessLog } from '#shared/archive/access-log.ts';
import { Access } from '#shared/contract/archive-views.ts';
import { accessesOf, keys } from './keys.ts';

/** Accesses beside the dossier; a put that would replace one is refused. */
export const dynamoAccessLog = (client: DynamoDBClient, table: string): AccessLog => ({
  async note(code, access) {
    await client.send(
      new PutItemCommand({
        TableName: table,
        Item: { ...keys.access(code, access.at, randomUUID()), access: { S: JSON.stringify(access) } },
        ConditionExpression: 'attribute_not_exists(pk)',
      }),
    );
  },

  async read(code) {
    const pages = paginateQuery(
      { client },
      {
        TableName: table,
        ConsistentRead: true,
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': accessesOf(code).pk },
      },
    );
    const accesses: Access[] = [];
    for await (const { Items = [] } of pages) {
      accesses.push(...Items.map((item) => Access.parse(JSON.parse(item['access']?.S ?? ''))));
    }
    return accesses;
  },
});
