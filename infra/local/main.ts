import { execFileSync } from 'node:child_process';
import { boot, type Cloud } from '#infra/local/cloud.ts';
import { readFlags, usage } from '#infra/local/flags.ts';
import { greeting } from '#infra/local/greeting.ts';
import { runSeed } from '#infra/local/seed.ts';
import { settleProcess } from '#infra/local/settle-process.ts';

/** `node infra/local/main.ts`: the cloud on this machine, until Ctrl-C. */
async function main() {
  const flags = readFlags(process.argv.slice(2));
  if (flags.help) return console.log(usage);
  settleProcess();
  if (flags.synth) {
    execFileSync('cdk', ['synth', '--quiet', '--output', flags.assembly], { stdio: 'inherit', shell: true });
  }
  const cloud = await boot(flags);
  closeAtSignal(cloud);
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

main().catch(fail);
