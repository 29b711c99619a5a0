import { execFileSync } from 'node:child_process';
import { boot, type Cloud } from '#infra/local/cloud.ts';
import { type Flags, readFlags, usage } from '#infra/local/flags.ts';
import { greeting } from '#infra/local/greeting.ts';
import { noteRunning } from '#infra/local/running.ts';
import { runSeed } from '#infra/local/seed.ts';

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

async function run(flags: Flags) {
  if (flags.synth) {
    execFileSync('cdk', ['synth', '--quiet', '--output', flags.assembly], { stdio: 'inherit', shell: true });
  }
  const cloud = await boot(flags);
  closeAtSignal(cloud);
  noteRunning(cloud, flags.data);
  if (flags.seed !== undefined) {
    await runSeed(flags.seed, cloud).catch(async (error: unknown) => {
      await cloud.close();
      throw error;
    });
  }
  cloud.ready();
  console.log(greeting(cloud, flags.data, process.env['LANG']));
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
