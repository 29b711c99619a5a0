import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { BatchWriteItemCommand, DynamoDBClient, ListTablesCommand } from '@aws-sdk/client-dynamodb';
import { dynoxideBinary } from '#infra/local/tables/dynoxide-binary.ts';
import { stateItem } from '#shared/adapters/dynamodb/dossier/items.ts';
import { isClosed } from '#shared/dossier/dossier.ts';
import { go, local, returned, sealing, system } from '#test/dossier/fixtures.ts';
import { freePorts, startLocalCloud } from '#test/support/local-cloud.ts';
import { run } from './run.ts';

const concurrency = 16;
const sealed = go(returned(), [[sealing, system, local('2026-03-04 10:00')]]).dossier;

/** A sealed dossier's item, as it lies in the table and in the list of its unit. */
function itemOf(no: number) {
  if (!isClosed(sealed)) throw new Error('the story does not end');
  const closedAt = new Date(Date.parse('2024-01-01T00:00:00Z') + no * 60_000).toISOString();
  const code = `${sealed.code.slice(0, -7)}${String(no).padStart(7, '0')}`;
  return { ...stateItem({ ...sealed, code, closedAt }), version: { N: '9' } };
}

/** Puts so many into the table of a data folder, with the engine alone: nobody follows the stream meanwhile. */
async function fill(directory: string, count: number): Promise<void> {
  const file = join(directory, 'dynamodb.sqlite');
  const port = await freePorts();
  const engine = spawn(dynoxideBinary(), ['serve', '--port', String(port), '--db-path', file], {
    stdio: 'ignore',
  });
  const client = new DynamoDBClient({
    endpoint: `http://127.0.0.1:${port}`,
    region: 'ap-southeast-1',
    credentials: { accessKeyId: 'bench', secretAccessKey: 'bench' },
    maxAttempts: 20,
  });
  const { TableNames: [table = ''] = [] } = await client.send(new ListTablesCommand({}));
  let next = 0;
  const worker = async () => {
    while (next < count) {
      const from = next;
      next += 25;
      const numbers = Array.from({ length: Math.min(25, count - from) }, (_, index) => from + index);
      const puts = numbers.map((no) => ({ PutRequest: { Item: itemOf(no) } }));
      await client.send(new BatchWriteItemCommand({ RequestItems: { [table]: puts } }));
    }
  };
  await Promise.all(Array.from({ length: 4 }, worker));
  client.destroy();
  engine.kill();
  await new Promise((resolve) => engine.once('exit', resolve));
  // The newest change stays, since the engine counts on from it.
  const db = new DatabaseSync(file);
  db.exec(`DELETE FROM _stream_records WHERE CAST(sequence_number AS INTEGER) <
    (SELECT max(CAST(sequence_number AS INTEGER)) FROM _stream_records)`);
  db.close();
}

/** `node test/bench/grown.ts 1000 100000`: the same lives among so many sealed dossiers; prints Markdown. */
async function main(sizes: number[]): Promise<void> {
  process.stdout.write(
    '| sealed before | lives per second | CPU ms | submit p99 | task p99 | read p99 | MB |\n| --- | --- | --- | --- | --- | --- | --- |\n',
  );
  for (const size of sizes) {
    const directory = mkdtempSync(join(tmpdir(), 'motcua-grown-'));
    const first = await startLocalCloud({ directory });
    first.process.kill('SIGTERM');
    await new Promise((resolve) => first.process.once('exit', resolve));
    await fill(directory, size);
    const { lives, seconds, cpuMilliseconds, times, memory } = await run({
      lives: 300,
      concurrency,
      warmUp: 50,
      cloud: { directory, seeded: true },
    });
    const p99 = [times.submit, times.complete, times.read].map((samples) =>
      samples.percentile(0.99).toFixed(0),
    );
    const cells = [size, (lives / seconds).toFixed(1), cpuMilliseconds.toFixed(1), ...p99, memory.toFixed(0)];
    process.stdout.write(`| ${cells.join(' | ')} |\n`);
    rmSync(directory, { recursive: true, force: true });
  }
}

await main(process.argv.slice(2).map(Number));
