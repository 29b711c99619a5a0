import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { TaskLine, TaskLines } from '#shared/dossier/work-list/task-line.ts';
import { Damaged, readStored } from '#shared/kernel/damage.ts';
import type { Item } from '../kit/item.ts';
import { boards, partitions } from '../kit/partitions.ts';
import { queryAll } from '../kit/query-all.ts';
import { unpackLine } from './packed-line.ts';

/** The index `tasks`: state items of open dossiers, and the journal entries that took one out of a unit's work list. */
export function dynamoTaskLines(client: DynamoDBClient, TableName: string): TaskLines {
  const query = (board: string, since: string) =>
    queryAll(client, {
      TableName,
      IndexName: 'tasks',
      KeyConditionExpression: 'board = :board AND changed >= :since',
      ExpressionAttributeValues: { ':board': { S: board }, ':since': { S: since } },
    });
  return {
    // Every instant is behind it, and DynamoDB takes no empty text as a key.
    all: async (unit) => readLines(await query(boards.open(unit), '0')),

    async changedSince(unit, since) {
      const [open, left] = await Promise.all([
        query(boards.open(unit), since),
        query(boards.left(unit), since),
      ]);
      const until = [since, ...[...open, ...left].map(writtenAt)].toSorted().at(-1) ?? since;
      return { ...readLines(open), left: left.map(readLeft), until };
    },
  };
}

/** One line that cannot be read stops no list. */
function readLines(items: readonly Item[]) {
  const lines: TaskLine[] = [];
  const damaged: string[] = [];
  for (const item of items) {
    try {
      lines.push(readLine(item));
    } catch (fault) {
      if (!(fault instanceof Damaged)) throw fault;
      damaged.push(codeOf(item));
    }
  }
  return { lines, damaged };
}

const readLine = (item: Item) =>
  readStored(`${item['pk']?.S}/STATE`, () => unpackLine(codeOf(item), item['line']?.S ?? ''));

const readLeft = (item: Item) => ({
  code: codeOf(item),
  version: Number(item['sk']?.S?.split('#')[1]),
});

const writtenAt = ({ changed }: Item) => changed?.S?.split('#')[0] ?? '';

const codeOf = ({ pk }: Item) => pk?.S?.slice(partitions.dossiers.length) ?? '';
