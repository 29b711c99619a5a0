import { settleProcess } from '#infra/local/settle-process.ts';

/** `node infra/start/main.ts`: the deployment on this machine, until Ctrl-C. */
settleProcess();
// Everything else is loaded once, by the process that stays.
const { runCommandLine } = await import('#infra/start/command-line.ts');
await runCommandLine(process.argv.slice(2));
