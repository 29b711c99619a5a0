import { mkdirSync } from 'node:fs';
import type { Invoke } from '#local/kernel/engine.ts';
import type { FunctionConfig } from '#local/lambda/function-config.ts';
import { ServedFunction, type Surroundings } from '#local/lambda/served-function.ts';
import { Thread } from '#local/lambda/thread.ts';

/** Megabytes with which a function on Lambda has a whole processor; one that asks for more keeps it busy. */
const oneProcessor = 1_769;

/** Megabytes of heap of a thread: what its functions hold once loaded, SDK and all, and what they are at. */
const heapOf = (functions: number): number => 128 + 24 * functions;

export interface FunctionsOptions extends Surroundings {
  functions: FunctionConfig[];
  clockOffset: SharedArrayBuffer;
  /** ARNs of those whose answer a caller waits for: they have a thread of their own, away from long work. */
  awaited?: ReadonlySet<string>;
  /** ARNs of those that a service waits for seconds only: they have a thread each, whatever the others load. */
  urgent?: ReadonlySet<string>;
}

/** The functions of the assembly, each loaded with its first invocation. */
export interface Functions {
  /** By name or ARN. */
  invoke: Invoke;
  /** Its name, for a name or ARN; throws where there is no such function. */
  nameOf(name: string): string;
  /** How often each function was invoked since the last {@link Functions.resetCounts}. */
  counts(): Record<string, number>;
  resetCounts(): void;
  close(): Promise<void>;
}

export function createFunctions({
  functions,
  clockOffset,
  awaited = new Set(),
  urgent = new Set(),
  ...surroundings
}: FunctionsOptions): Functions {
  mkdirSync(surroundings.logDirectory, { recursive: true });
  const isFront = ({ arn }: FunctionConfig) => awaited.has(arn);
  const isAlone = ({ arn, memoryMegabytes }: FunctionConfig) =>
    !awaited.has(arn) && (urgent.has(arn) || memoryMegabytes > oneProcessor);
  const together = functions.filter((one) => !isAlone(one));
  const front = new Thread({ clockOffset }, heapOf(together.filter(isFront).length));
  const back = new Thread({ clockOffset }, heapOf(together.filter((one) => !isFront(one)).length));
  const threads = [front, back];
  const threadFor = (config: FunctionConfig) => {
    if (!isAlone(config)) return isFront(config) ? front : back;
    const own = new Thread({ clockOffset }, urgent.has(config.arn) ? heapOf(1) : config.memoryMegabytes / 2);
    threads.push(own);
    return own;
  };
  const all = functions.map((config) => new ServedFunction(config, threadFor(config), surroundings));
  const byName = new Map(
    all.flatMap((one) => [[one.config.name, one] as const, [one.config.arn, one] as const]),
  );

  const existing = (name: string) => {
    const target = byName.get(name);
    if (target === undefined) throw new Error(`there is no function ${name}`);
    return target;
  };

  return {
    invoke: async (name, event) => existing(name).invoke(event),
    nameOf: (name) => existing(name).config.name,
    counts: () => Object.fromEntries(all.map((one) => [one.config.name, one.invocations])),
    resetCounts: () => {
      for (const one of all) one.invocations = 0;
    },
    close: async () => {
      await Promise.all(threads.map((thread) => thread.end('the end of the cloud')));
    },
  };
}
