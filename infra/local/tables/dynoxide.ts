import { existsSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { dynoxideBinary } from '#local/tables/dynoxide-binary.ts';
import { type KeptProcess, keepProcess } from '#local/tables/kept-process.ts';
import { indexStreamRecords, type TakenSequences, trimStreamRecords } from '#local/tables/stream-index.ts';

/** A running DynamoDB. */
export interface TableEngine {
  endpoint: string;
  close(): Promise<void>;
}

export interface DynoxideOptions {
  port: number;
  /** Holds the database and the pid file. */
  directory: string;
  /** How far the readers of the streams have come. */
  taken: TakenSequences;
}

/** Starts Dynoxide and keeps it running until it is closed. */
export async function startDynoxide({ port, directory, taken }: DynoxideOptions): Promise<TableEngine> {
  const command = dynoxideBinary();
  const file = path.resolve(directory, 'dynamodb.sqlite');
  const pidFile = path.resolve(directory, 'dynamodb.pid');
  let closing = false;
  let running: KeptProcess;

  const start = async () => {
    const args = ['serve', '--port', String(port), '--db-path', file];
    running = await keepProcess({ command, args, pidFile, mark: file, ready: 'listening on' });
    void running.ended.then(restart);
  };

  const restart = async () => {
    if (closing) return;
    console.error('The DynamoDB engine ended; starting it again.');
    await start().catch(async (error: unknown) => {
      console.error(String(error));
      await sleep(1000);
      await restart();
    });
  };

  if (existsSync(file)) trimStreamRecords(file, taken);
  await start();
  indexStreamRecords(file);

  return {
    endpoint: `http://127.0.0.1:${port}`,
    close: async () => {
      closing = true;
      await running.close();
    },
  };
}
