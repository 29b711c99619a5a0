import { type ChildProcess, fork } from 'node:child_process';
import * as z from 'zod';
import { ready, type Talk } from './talk.ts';

export type Bounds = {
  /** What a process may take on top of what it has when it is ready: heap, buffers and WebAssembly together. */
  megabytes: number;
  /** Of the processor's time for one answer, which a busy machine does not use up. */
  seconds: number;
};

/** A module beside another one, as source or as it was bundled. */
export const besideCode = (here: string, name: string): URL =>
  new URL(`./${name}.${here.endsWith('.ts') ? 'ts' : 'mjs'}`, here);

/** How a process ends that the system, V8 or its own watch found beyond its bounds. */
const beyond: ReadonlySet<NodeJS.Signals | null> = new Set([
  'SIGABRT',
  'SIGXCPU',
  'SIGTRAP',
  'SIGILL',
  'SIGSEGV',
]);

type Said<Answer> = { answer: Answer } | 'beyond' | 'lost';

/**
 * Asks a process of its own, one question at a time, and lives on when that process dies: then there is no answer. The
 * process is kept for the next question. Where something else ended it, the question is asked once more, of another.
 */
export function boundedProcess<Question extends object, Answer>(
  module: URL,
  contract: Talk<Question, Answer>,
  bounds: Bounds,
): (question: Question) => Promise<Answer | undefined> {
  const Message = z.object({ answer: contract.answer, isSpent: z.boolean() });
  let kept: ChildProcess | undefined;
  let last: Promise<unknown> = Promise.resolve();

  const askOnce = async (question: Question): Promise<Said<Answer>> => {
    const child = kept?.connected === true ? kept : await start(module, bounds);
    kept = undefined;
    const message = await messageFrom(child, question);
    if (typeof message === 'string') return message;
    const { answer, isSpent } = Message.parse(message.said);
    if (isSpent) child.kill('SIGKILL');
    else kept = child;
    return { answer };
  };
  const ask = async (question: Question) => {
    const first = await askOnce(question);
    const said = first === 'lost' ? await askOnce(question) : first;
    return typeof said === 'string' ? undefined : said.answer;
  };
  return (question) => {
    const answer = last.then(() => ask(question));
    last = answer.catch(() => undefined);
    return answer;
  };
}

/** What Node maps before it does anything, far more than it uses, and what it may map beyond what it may use. */
const mappedBesides = 1_024;

/** The system itself bounds what can be mapped, however fast it is asked for; a dump of foreign papers is never written. */
const bounded = 'ulimit -c 0; ulimit -d "$0" || :; exec "$@"';

async function start(module: URL, { megabytes, seconds }: Bounds): Promise<ChildProcess> {
  const child = fork(module, [String(megabytes), String(seconds)], {
    execPath: '/bin/sh',
    execArgv: [
      '-c',
      bounded,
      String((megabytes + mappedBesides) * 1_024),
      process.execPath,
      ...flags(megabytes),
    ],
    env: environment(),
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  child
    .on('error', reject)
    .once('exit', (status, signal) => reject(new Error(`not started: ${status ?? signal}`)));
  child.once('message', (said) => (said === ready ? resolve() : reject(new Error('not ready'))));
  await promise;
  return child;
}

/** It can read what it is made of, and neither write, nor start anything but the thread that watches it. */
const flags = (megabytes: number) => [
  `--max-old-space-size=${megabytes}`,
  '--permission',
  '--allow-fs-read=*',
  '--allow-worker',
];

/** None of the function's own, which holds its credentials; only where Node finds its libraries on Lambda. */
function environment(): NodeJS.ProcessEnv {
  const libraries = process.env['LD_LIBRARY_PATH'];
  return libraries === undefined ? {} : { LD_LIBRARY_PATH: libraries };
}

function messageFrom(child: ChildProcess, question: object): Promise<{ said: unknown } | 'beyond' | 'lost'> {
  const { promise, resolve } = Promise.withResolvers<{ said: unknown } | 'beyond' | 'lost'>();
  const onMessage = (said: unknown) => resolve({ said });
  const onExit = (_: number | null, signal: NodeJS.Signals | null) =>
    resolve(beyond.has(signal) ? 'beyond' : 'lost');
  keepAwake(child, true);
  child.once('message', onMessage).once('exit', onExit);
  // One that is gone is heard of by its exit.
  child.send(question, () => undefined);
  return promise.finally(() => {
    child.off('message', onMessage).off('exit', onExit);
    keepAwake(child, false);
  });
}

/** Whoever asked waits for the answer; a process that is only kept holds up nobody's end. */
function keepAwake(child: ChildProcess, isAsked: boolean): void {
  if (isAsked) child.ref();
  else child.unref();
  if (isAsked) child.channel?.ref();
  else child.channel?.unref();
}
