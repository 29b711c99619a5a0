import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** What an operator types: the name of one of the operator's commands with its arguments, or any other command. */
export async function runCommand(
  [name = '', ...args]: readonly string[],
  environment: Record<string, string>,
): Promise<number> {
  const own = fileURLToPath(new URL(`../functions/operator/${name}.ts`, import.meta.url));
  const known = /^[a-z-]+$/.test(name) && existsSync(own);
  const [program, given] = known ? [process.execPath, [own, ...args]] : [name, args];
  const child = spawn(program, given, { stdio: 'inherit', env: { ...process.env, ...environment } });
  // Ctrl-C reaches the command as well, which ends in its own way.
  process.on('SIGINT', () => undefined);
  const [code] = await once(child, 'exit');
  return typeof code === 'number' ? code : 1;
}
