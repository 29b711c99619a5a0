import { mkdirSync } from 'node:fs';
import type { Invoke } from '#infra/local/engine.ts';
import type { FunctionConfig } from '#infra/local/lambda/function-config.ts';
import { ServedFunction, type Surroundings } from '#infra/local/lambda/served-function.ts';
import { Thread } from '#infra/local/lambda/thread.ts';

export interface FunctionsOptions extends Surroundings {
  functions: FunctionConfig[];
  clockOffset: SharedArrayBuffer;
  /** Threads that the functions share; more than cores to run them on only cost memory. */
  threads?: number;
}

/** The functions of the assembly, each loaded with its first invocation. */
export interface Functions {
  /** By name or ARN. */
  invoke: Invoke;
  /** How often each function was invoked since the last {@link Functions.resetCounts}. */
  counts(): Record<string, number>;
  resetCounts(): void;
  close(): Promise<void>;
}

export function createFunctions({
  functions,
  clockOffset,
  threads: count = 2,
  ...surroundings
}: FunctionsOptions): Functions {
  mkdirSync(surroundings.logDirectory, { recursive: true });
  const threads = Array.from({ length: count }, () => new Thread({ clockOffset }));
  const all = functions.map((config, index) => {
    const thread = threads[index % count];
    if (thread === undefined) throw new RangeError(`${count} threads are too few`);
    return new ServedFunction(config, thread, surroundings);
  });
  const byName = new Map(
    all.flatMap((one) => [[one.config.name, one] as const, [one.config.arn, one] as const]),
  );

  return {
    invoke: async (name, event) => {
      const target = byName.get(name);
      if (target === undefined) throw new Error(`there is no function ${name}`);
      return target.invoke(event);
    },
    counts: () => Object.fromEntries(all.map((one) => [one.config.name, one.invocations])),
    resetCounts: () => {
      for (const one of all) one.invocations = 0;
    },
    close: async () => {
      await Promise.all(threads.map((thread) => thread.end('the end of the cloud')));
    },
  };
}
