import { z } from 'zod';
import { runCommand } from '#infra/run-command.ts';
import { readRunning } from '#infra/start/running.ts';

const usage = `npm run local -- [--data <folder>] <command> [arguments]

Runs a command of the operator (functions/operator), or any other, against the local cloud that works in the folder
(.local): with its addresses and outputs in the environment, and at its time.`;

const Clock = z.object({ offset: z.number() });

/** What a command finds of the cloud that works in a folder. */
async function environmentIn(data: string): Promise<Record<string, string>> {
  const running = readRunning(data);
  const clock = running && (await fetch(`${running.control}/clock`).catch(() => undefined));
  if (running === undefined || clock === undefined)
    throw new Error(
      `No local cloud works in ${data}: start one with "npm start", or name its folder by --data.`,
    );
  const { offset } = Clock.parse(await clock.json());
  const moved = new URL('../local/moved-date.ts', import.meta.url).href;
  return {
    ...running.environment,
    ...(offset !== 0 && { LOCAL_CLOCK_OFFSET: String(offset), NODE_OPTIONS: `--import ${moved}` }),
  };
}

const args = process.argv.slice(2);
const [data = '.local', command] = args[0] === '--data' ? [args[1], args.slice(2)] : [undefined, args];
try {
  if (command.length === 0) throw new Error(usage);
  process.exitCode = await runCommand(command, await environmentIn(data));
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
