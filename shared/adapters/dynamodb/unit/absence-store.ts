import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { fail, ok } from '#shared/kernel/result.ts';
import { Absence } from '#shared/unit/absence.ts';
import type { AbsenceStore } from '#shared/unit/absences.ts';
import { keys } from '../kit/keys.ts';
import { putTogether } from '../kit/put.ts';
import { queryAll } from '../kit/query-all.ts';
import { overVersion } from '../kit/versioned-records.ts';

/**
 * Absences of a unit in one partition, in the order of their last days, so that those that are over are not read. The
 * item `VERSION`, written with every change, sorts behind them all: two that contradict each other cannot both be entered.
 */
export const dynamoAbsenceStore = (client: DynamoDBClient, table: string): AbsenceStore => ({
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
    const isDone = await putTogether(client, [
      { TableName: table, Item: guard, ...overVersion(version + 1) },
      { TableName: table, Item: item },
    ]);
    return isDone ? ok(undefined) : fail('stale');
  },
});
