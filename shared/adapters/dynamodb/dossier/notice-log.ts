import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { type NoticeLog, NoticeOutcome } from '#shared/webhook/notice-log.ts';
import { keys } from '../kit/keys.ts';
import { putIf } from '../kit/put.ts';
import { queryAll } from '../kit/query-all.ts';

/** Outcomes of notices, in a partition beside the dossier's; whoever calls portals may write nothing else. */
export const dynamoNoticeLog = (client: DynamoDBClient, table: string): NoticeLog => ({
  async note(code, outcome) {
    const Item = {
      ...keys.notice(code, outcome.seq, outcome.id),
      outcome: { S: JSON.stringify(outcome) },
      ...(outcome.taken && { taken: { N: '1' } }),
    };
    // Where it was taken before, the same notice was sent twice.
    await putIf(client, { TableName: table, Item, ConditionExpression: 'attribute_not_exists(taken)' });
  },

  async read(code) {
    const items = await queryAll(client, {
      TableName: table,
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': keys.notice(code, 1, '').pk },
    });
    return items.map(({ outcome }) => NoticeOutcome.parse(JSON.parse(outcome?.S ?? '')));
  },
});
