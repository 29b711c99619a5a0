import { PutItemCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dynamoDossierStore } from '#shared/adapters/dynamodb/dossier/dossier-store.ts';
import { dynamoTaskLines } from '#shared/adapters/dynamodb/dossier/task-lines.ts';
import { taskLinesContract } from '#test/adapters/task-lines.contract.ts';
import { startDynoxide } from '../dynoxide.ts';

describe('lines of tasks in DynamoDB', () => {
  let engine: Awaited<ReturnType<typeof startDynoxide>>;
  beforeAll(async () => {
    engine = await startDynoxide();
  });
  afterAll(() => engine.stop());
  const open = () => ({
    store: dynamoDossierStore(engine.client, engine.table),
    taskLines: dynamoTaskLines(engine.client, engine.table),
  });

  taskLinesContract(open);

  it('name what cannot be read beside the others', async () => {
    const code = 'H00.08-20260302-0000001';
    const Item = {
      pk: { S: `DOSSIER#${code}` },
      sk: { S: 'STATE' },
      board: { S: 'OPEN#H00.08' },
      changed: { S: `2026-03-02T01:00:00.000Z#${code}` },
      line: { S: '{"code":' },
    };
    await engine.client.send(new PutItemCommand({ TableName: engine.table, Item }));
    expect(await open().taskLines.all('H00.08')).toEqual({ lines: [], damaged: [code] });
  });
});
