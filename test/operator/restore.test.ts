import { spawnSync } from 'node:child_process';
import {
  type AttributeValue,
  CreateTableCommand,
  DeleteItemCommand,
  DescribeTableCommand,
  PutItemCommand,
  ScanCommand,
} from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { dynamoDossierStore } from '#shared/adapters/dynamodb/dossier/dossier-store.ts';
import type { Dossier } from '#shared/dossier/dossier.ts';
import { record } from '#shared/dossier/journal/record.ts';
import { eventsOf } from '#shared/dossier/journal/replay.ts';
import { verifyChain } from '#shared/journal/chain.ts';
import { accepted, code, go, local, type Story, specialist } from '#test/dossier/fixtures.ts';
import { startDynamo } from './dynoxide.ts';

let dynamo: Awaited<ReturnType<typeof startDynamo>>;
const other = 'H00.01-260302-0000002';

/** Writes a dossier's journal as the functions do. */
async function write({ entries }: Story, as = code) {
  const store = dynamoDossierStore(dynamo.client, 'living');
  let dossier: Dossier | undefined;
  for (const entry of entries) {
    const recorded = record(dossier, eventsOf(entry), { code: as, at: entry.at, by: entry.by });
    if (dossier === undefined) await store.create(recorded, { actor: 'test', key: as, digest: 'd' });
    else await store.append(recorded);
    dossier = recorded.dossier;
  }
}

type Item = Record<string, AttributeValue>;
const itemsIn = async (TableName: string): Promise<Item[]> =>
  (await dynamo.sdk.send(new ScanCommand({ TableName }))).Items ?? [];
const clear = async (TableName: string) => {
  for (const { pk = { S: '' }, sk = { S: '' } } of await itemsIn(TableName))
    await dynamo.sdk.send(new DeleteItemCommand({ TableName, Key: { pk, sk } }));
};

/** What a restore to this moment would give: a table of its own with all that is there now. */
async function remember() {
  await clear('restored');
  for (const Item of await itemsIn('living'))
    await dynamo.sdk.send(new PutItemCommand({ TableName: 'restored', Item }));
}

beforeAll(async () => {
  dynamo = await startDynamo('living');
  const { Table } = await dynamo.sdk.send(new DescribeTableCommand({ TableName: 'living' }));
  await dynamo.sdk.send(
    new CreateTableCommand({
      TableName: 'restored',
      KeySchema: Table?.KeySchema,
      AttributeDefinitions: Table?.AttributeDefinitions?.filter(({ AttributeName }) =>
        /^[ps]k$/.test(AttributeName ?? ''),
      ),
      BillingMode: 'PAY_PER_REQUEST',
    }),
  );
});
afterAll(() => dynamo.stop());

function run(...args: string[]) {
  const { PATH = '' } = process.env;
  const env = { PATH, ...dynamo.env };
  const child = spawnSync(process.execPath, ['functions/operator/restore.ts', ...args], {
    env,
    encoding: 'utf8',
  });
  return { status: child.status, said: child.stdout + child.stderr };
}

const key = (sk: string) => ({ pk: { S: `DOSSIER#${code}` }, sk: { S: sk } });
const journal = () => dynamoDossierStore(dynamo.client, 'living').journal(code);

describe('a dossier of which a part was lost', () => {
  beforeEach(async () => {
    await clear('living');
    await write(accepted());
    await write(accepted(), other);
    await remember();
    await dynamo.sdk.send(new DeleteItemCommand({ TableName: 'living', Key: key('JOURNAL#000002') }));
    await dynamo.sdk.send(
      new PutItemCommand({ TableName: 'living', Item: { ...key('STATE'), state: { S: '{}' } } }),
    );
  });

  it('is put back as it was, to the last item', async () => {
    const before = await itemsIn('restored');
    expect(run('preview', code, '--from', 'restored').said).toContain('2 items to put back, 0 to take away.');
    const { said, status } = run('apply', code, '--from', 'restored');
    expect(said).toContain('the chain unbroken');
    expect(status).toBe(0);
    expect(await itemsIn('living')).toEqual(expect.arrayContaining(before));
    expect(verifyChain(await journal()).ok).toBe(true);
    expect(run('preview', code, '--from', 'restored').said).toContain('0 items to put back, 0 to take away.');
  });

  it('leaves every other dossier alone', async () => {
    const store = dynamoDossierStore(dynamo.client, 'living');
    const story = go(accepted(), [[{ type: 'claim', task: 2 }, specialist, local('2026-03-02 11:00')]]);
    const last = story.entries.at(-1);
    const found = await store.find(other);
    if (last === undefined || found === undefined) throw new Error('the other dossier is not there');
    await store.append(record(found, eventsOf(last), { code: other, at: last.at, by: last.by }));
    const before = await store.journal(other);
    run('apply', code, '--from', 'restored');
    expect(await store.journal(other)).toEqual(before);
  });
});

describe('a dossier that went on since', () => {
  it('is put back only by who says that the acts since may be lost', async () => {
    await clear('living');
    await write(accepted());
    await remember();
    await clear('living');
    await write(go(accepted(), [[{ type: 'claim', task: 2 }, specialist, local('2026-03-02 11:00')]]));
    const length = (await journal()).length;
    const refused = run('apply', code, '--from', 'restored');
    expect(refused).toMatchObject({ status: 1, said: expect.stringContaining('! lost: JOURNAL#') });
    expect(await journal()).toHaveLength(length);
    expect(run('apply', code, '--from', 'restored', '--discard').status).toBe(0);
    expect(await journal()).toHaveLength(length - 1);
  });
});

describe('what cannot be restored', () => {
  it('is a dossier that was not there, or a command that says nothing', async () => {
    expect(run('apply', 'H00.01-1', '--from', 'restored').said).toContain('H00.01-1 is not in restored.');
    expect(run('apply', code).said).toContain('restore <command>');
    expect(run('table', '--at', 'yesterday', '--as', 'then').said).toContain('--at is no time');
  });
});
