import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { createDynamoClient } from '#infra/local/tables/dynamo-client.ts';
import { startDynoxide } from '#infra/local/tables/dynoxide.ts';
import { dynoxideBinary } from '#infra/local/tables/dynoxide-binary.ts';
import { startTableEngine } from '#infra/local/tables/table-engine.ts';
import { waitFor } from '#test/support/wait-for.ts';
import { freePort, temporary } from './engine.ts';

const taken = new Map<string, number>();

async function answers(endpoint: string): Promise<boolean> {
  const client = createDynamoClient(endpoint);
  return client
    .call('ListTables', {})
    .then(
      () => true,
      () => false,
    )
    .finally(() => client.close());
}

/** The number of the engine's own process, not of the shell around it. */
function enginePid(directory: string): number {
  const group = readFileSync(path.join(directory, 'dynamodb.pid'), 'utf8').trim();
  return Number(readFileSync(`/proc/${group}/task/${group}/children`, 'utf8').split(' ')[0]);
}

/** A process of its own that starts the engine and waits. */
async function started(port: number, directory: string): Promise<ChildProcess> {
  const code = `
    import { startDynoxide } from '#infra/local/tables/dynoxide.ts';
    await startDynoxide({ port: ${port}, directory: ${JSON.stringify(directory)}, taken: new Map() });
    console.log('up');
    setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module-typescript', '-e', code], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { PATH: process.env.PATH },
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  await once(child.stdout, 'data');
  return child;
}

describe('the DynamoDB engine', () => {
  it('runs until it is closed', async () => {
    const running = await startDynoxide({ port: await freePort(), directory: temporary('dynoxide'), taken });
    expect(await answers(running.endpoint)).toBe(true);
    await running.close();
    expect(await answers(running.endpoint)).toBe(false);
  });

  it('is started again when it dies', async () => {
    const said = vi.spyOn(console, 'error').mockReturnValue();
    onTestFinished(() => said.mockRestore());
    const directory = temporary('dynoxide');
    const running = await startDynoxide({ port: await freePort(), directory, taken });
    onTestFinished(() => running.close());
    process.kill(enginePid(directory), 'SIGKILL');
    await waitFor(() => expect(said).toHaveBeenCalledOnce());
    await waitFor(async () => expect(await answers(running.endpoint)).toBe(true));
  });

  it('ends with the cloud that is killed, so that the next one finds its port free', async () => {
    const directory = temporary('dynoxide');
    const port = await freePort();
    const cloud = await started(port, directory);
    const pid = enginePid(directory);
    cloud.kill('SIGKILL');
    await once(cloud, 'exit');
    const next = await startDynoxide({ port, directory, taken });
    onTestFinished(() => next.close());
    expect(await answers(next.endpoint)).toBe(true);
    await waitFor(() => expect(() => process.kill(pid, 0)).toThrow('ESRCH'));
  });

  it('does not start where another server has its port, and says so', async () => {
    const port = await freePort();
    const first = await startDynoxide({ port, directory: temporary('dynoxide'), taken });
    onTestFinished(() => first.close());
    await expect(startDynoxide({ port, directory: temporary('dynoxide'), taken })).rejects.toThrow(
      String(port),
    );
  });
});

describe('the machine of the engine', () => {
  it('is told in one sentence what to do when npm has no engine for it', () => {
    expect(() => dynoxideBinary('plan9-mips')).toThrow(/@dynoxide\/plan9-mips.*AWS_ENDPOINT_URL_DYNAMODB/);
  });

  it('needs none when the environment names another DynamoDB', async () => {
    const environment = { AWS_ENDPOINT_URL_DYNAMODB: 'http://127.0.0.1:8000' };
    const running = await startTableEngine({ port: 1, directory: '/nowhere', taken, environment });
    expect(running.endpoint).toBe('http://127.0.0.1:8000');
    await running.close();
  });

  it('takes no DynamoDB that it cannot reach', async () => {
    const environment = { AWS_ENDPOINT_URL_DYNAMODB: 'https://dynamodb.ap-southeast-1.amazonaws.com' };
    const starting = startTableEngine({ port: 1, directory: '/nowhere', taken, environment });
    await expect(starting).rejects.toThrow('http:// only');
  });
});

describe('the log of changes', () => {
  it('is found by an index, or every write would search all of it', async () => {
    const directory = temporary('dynoxide');
    const running = await startDynoxide({ port: await freePort(), directory, taken });
    await running.close();
    const db = new DatabaseSync(path.join(directory, 'dynamodb.sqlite'));
    const plan = db
      .prepare(
        `EXPLAIN QUERY PLAN SELECT COALESCE(MAX(CAST(sequence_number AS INTEGER)), 0) + 1
         FROM _stream_records WHERE table_name = ?`,
      )
      .all();
    db.close();
    expect(JSON.stringify(plan)).toContain('local_stream_order');
  });

  it('loses what is a day old and taken, and keeps the newest', async () => {
    const directory = temporary('dynoxide');
    const port = await freePort();
    const { close } = await startDynoxide({ port, directory, taken });
    await close();
    const file = path.join(directory, 'dynamodb.sqlite');
    const insert = `INSERT INTO _stream_records (table_name, event_name, keys_json, sequence_number, shard_id, created_at)
      VALUES ('dossiers', 'INSERT', '{}', ?, 's', ?)`;
    const seconds = Math.floor(Date.now() / 1000);
    const before = new DatabaseSync(file);
    for (const sequence of [1, 2, 10]) before.prepare(insert).run(String(sequence), seconds - 90_000);
    before.close();

    const again = await startDynoxide({ port, directory, taken: new Map([['dossiers', 10]]) });
    await again.close();
    const after = new DatabaseSync(file);
    expect(after.prepare('SELECT sequence_number AS n FROM _stream_records').all()).toEqual([{ n: '10' }]);
    after.close();
  });
});
