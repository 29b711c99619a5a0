import { spawn } from 'node:child_process';
import type { LocalCloud } from './local-cloud.ts';

/** Runs a command of the operator beside a cloud, as `npm run local` does, and gives what it said. */
export async function operate({ directory }: Pick<LocalCloud, 'directory'>, ...command: string[]) {
  const args = ['infra/start/on-local.ts', '--data', directory, ...command];
  const { PATH = '', HOME = '' } = process.env;
  const child = spawn(process.execPath, args, { env: { PATH, HOME } });
  let out = '';
  child.stdout.on('data', (chunk) => (out += chunk));
  child.stderr.on('data', (chunk) => (out += chunk));
  const code = await new Promise((resolve) => child.on('close', resolve));
  return { code, out };
}
