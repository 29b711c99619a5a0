import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Cloud } from '#infra/local/cloud.ts';
import { restartProcess } from '#infra/local/settle-process.ts';
import { createStorage, isStorageFull, type Storage } from '#infra/local/storage/storage.ts';
import { waitForRoom } from '#infra/local/wait-for-room.ts';
import { startDeployment } from '#infra/start/deployment.ts';
import { type Flags, readFlags, usage } from '#infra/start/flags.ts';
import { answerFull, fullSentence } from '#infra/start/full-answer.ts';
import { greeting } from '#infra/start/greeting.ts';
import { noteRunning } from '#infra/start/running.ts';
import { runSeed } from '#infra/start/seed.ts';

/** Boots, seeds and greets; ends the process with 1 and one sentence when that is not possible. */
export async function runCommandLine(args: string[]): Promise<void> {
  try {
    const flags = readFlags(args);
    if (flags.help) console.log(usage);
    else await run(flags);
  } catch (error) {
    fail(error);
  }
}

/** Says in the environment of a process that went on because the storage was full that this was said. */
const wasFull = 'LOCAL_STORAGE_WAS_FULL';

async function run(flags: Flags) {
  if (process.env[wasFull] === undefined) synth(flags);
  await waitForRoom(flags, { say: () => sayFull(flags), answerApi: answerFull });
  delete process.env[wasFull];
  let cloud: Cloud | undefined;
  const storage = createStorage(() => void goOnWhenThereIsRoom(flags, () => cloud));
  noteWhatNobodyCaught(storage);
  try {
    cloud = await startDeployment(flags, storage);
    closeAtSignal(cloud);
    noteRunning(cloud, flags.data);
    if (flags.seed !== undefined) await runSeed(flags.seed, cloud);
    cloud.ready();
    console.log(greeting(cloud, flags.data, process.env['LANG']));
  } catch (error) {
    if (storage.note(error) || storage.isFull()) return;
    await cloud?.close();
    throw error;
  }
}

function synth(flags: Flags) {
  if (!flags.synth) return;
  execFileSync('cdk', ['synth', '--quiet', '--output', flags.assembly], { stdio: 'inherit', shell: true });
}

function sayFull({ data }: Flags) {
  if (process.env[wasFull] === undefined) console.error(fullSentence(path.resolve(data)));
  process.env[wasFull] = 'yes';
}

/** How long what is under way may take to be answered, in milliseconds. */
const grace = 10_000;

/**
 * Ends as after a crash, which loses nothing, and starts again as soon as there is room: no engine has to go on from
 * the middle of something that it could not write.
 */
async function goOnWhenThereIsRoom(flags: Flags, cloud: () => Cloud | undefined) {
  sayFull(flags);
  const closed = cloud()?.close().catch(ignoreFull);
  await Promise.race([closed, sleep(grace)]);
  restartProcess();
  process.exit(1);
}

function ignoreFull(error: unknown) {
  if (!isStorageFull(error)) console.error(error);
}

/** What timers and streams of the engines throw is caught by nobody: a full disk, or a fault that ends the process. */
function noteWhatNobodyCaught(storage: Storage) {
  process.on('uncaughtException', (error) => {
    if (storage.note(error) || storage.isFull()) return;
    console.error(error);
    process.exit(1);
  });
}

function closeAtSignal(cloud: Cloud) {
  let closing = false;
  const close = () => {
    // Who asks twice does not want to wait.
    if (closing) process.exit(1);
    closing = true;
    cloud.close().then(() => process.exit(0), fail);
  };
  process.on('SIGINT', close);
  process.on('SIGTERM', close);
}

function fail(error: unknown) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
