import { type DynamoDBClient, TransactWriteItemsCommand } from '@aws-sdk/client-dynamodb';
import { fail, ok } from '#shared/kernel/result.ts';
import { Absence } from '#shared/unit/absence.ts';
import type { AbsenceStore } from '#shared/unit/absences.ts';
import { isLost } from '../dossier/dossier-writes.ts';
import { keys } from '../kit/keys.ts';
import { queryAll } from '../kit/query-all.ts';

/**
 * Absences of a unit in one partition, in the order of their last days, so that those that are over are not read. The
 * item `VERSION`, written with every change, sorts behind them all: two that contradict each other cannot both be entered.
 */
export const dynamoAbsences = (client: DynamoDBClient, table: string): AbsenceStore => ({
  async current(unit, today) {
    const items = await queryAll(client, {
      TableName: table,
      ConsistentRead: true,
      KeyConditionExpression: 'pk = :pk AND sk >= :today',
      ExpressionAttributeValues: { ':pk': keys.absences(unit).pk, ':today': { S: today } },
    });
    const texts = items.flatMap(({ absence }) => absence?.S ?? []);
    return {
      absences: texts.map((text) => Absence.parse(JSON.parse(text))),
      version: Number(items.find(({ version }) => version !== undefined)?.['version']?.N ?? 0),
    };
  },

  async put(absence, version) {
    const { unit, to, id } = absence;
    const guard = { ...keys.absences(unit), version: { N: String(version + 1) } };
    const item = { ...keys.absence(unit, to, id), absence: { S: JSON.stringify(absence) } };
    const TransactItems = [
      { Put: { TableName: table, Item: guard, ...unchangedSince(version) } },
      { Put: { TableName: table, Item: item } },
    ];
    try {
      await client.send(new TransactWriteItemsCommand({ TransactItems }));
      return ok(undefined);
    } catch (error) {
      if (isLost(error)) return fail('stale');
      throw error;
    }
  },
});

const unchangedSince = (version: number) =>
  version === 0
    ? { ConditionExpression: 'attribute_not_exists(pk)' }
    : {
        ConditionExpression: 'version = :before',
        ExpressionAttributeValues: { ':before': { N: String(version) } },
      };
