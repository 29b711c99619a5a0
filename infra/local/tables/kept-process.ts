import { execFileSync, spawn } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';

export interface KeptProcessOptions {
  command: string;
  args: string[];
  /** Remembers the process for a start after a crash. */
  pidFile: string;
  /** An argument by which a process of an earlier start is known as ours. */
  mark: string;
  /** What the process prints when it is ready. */
  ready: string;
}

/** A process that ends with this one, however this one ends. */
export interface KeptProcess {
  ended: Promise<void>;
  close(): Promise<void>;
}

/**
 * A shell around the process that ends it when the pipe from here closes, which it does also when this process is
 * killed and can close nothing by itself.
 */
const keeper = `
# A file that may not grow is an error to be answered, and no end of the process.
trap "" XFSZ
exec 3<&0
"$@" </dev/null 3<&- &
kept=$!
{ read -r _ <&3; kill "$kept"; } >/dev/null 2>&1 &
watcher=$!
wait "$kept"
status=$?
kill "$watcher"
exit "$status"`;

/** Starts a process and waits until it is ready; throws what it said when it ended instead. */
export async function keepProcess(options: KeptProcessOptions): Promise<KeptProcess> {
  await endLeftover(options);
  const child = spawn('/bin/sh', ['-c', keeper, 'keeper', options.command, ...options.args], {
    stdio: ['pipe', 'pipe', 'pipe'],
    // Ctrl-C in the terminal is for this process, which closes the other when its own work is done.
    detached: true,
  });
  writeFileSync(options.pidFile, String(child.pid));
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const words = { text: '' };
  await Promise.race([saying(options.ready, words, [child.stdout, child.stderr]), ended]);
  if (child.exitCode !== null) throw new Error(`${options.command} did not start: ${words.text.trim()}`);

  return {
    ended,
    close: async () => {
      child.stdin.end();
      await ended;
      rmSync(options.pidFile, { force: true });
    },
  };
}

/** Resolves when the text has been said; listens on, so that the process never has to wait for a reader. */
function saying(text: string, words: { text: string }, streams: Readable[]) {
  return new Promise<void>((resolve) => {
    for (const stream of streams) {
      stream.on('data', (chunk: Buffer) => {
        if (words.text.length < 10_000) words.text += chunk.toString('utf8');
        if (words.text.includes(text)) resolve();
      });
    }
  });
}

/** Ends what an earlier start left behind, if its pipe has not ended it yet. */
async function endLeftover({ pidFile, mark }: KeptProcessOptions) {
  const group = existsSync(pidFile) ? Number(readFileSync(pidFile, 'utf8')) : 0;
  if (!Number.isInteger(group) || group <= 1) return;
  for (let i = 0; i < 50 && isOurs(group, mark); i += 1) {
    // Its own shell ends it at once; only when that shell is gone too is it for us.
    if (i >= 10) killGroup(group);
    await sleep(20);
  }
}

/** Whether a process of this group carries our mark: by now the number may stand for a stranger. */
function isOurs(group: number, mark: string): boolean {
  try {
    const lines = execFileSync('ps', ['-A', '-o', 'pgid=,args='], { encoding: 'utf8' }).split('\n');
    return lines.some((line) => Number.parseInt(line, 10) === group && line.includes(mark));
  } catch {
    return false;
  }
}

function killGroup(group: number) {
  try {
    process.kill(-group, 'SIGKILL');
  } catch {
    // It has just ended.
  }
}
