import { mkdirSync } from 'node:fs';
import type { Invoke } from '#infra/local/engine.ts';
import type { FunctionConfig } from '#infra/local/lambda/function-config.ts';
import { ServedFunction, type Surroundings } from '#infra/local/lambda/served-function.ts';

export interface FunctionsOptions extends Surroundings {
  functions: FunctionConfig[];
  /** After how long without work a function gives its memory back. */
  idleSeconds?: number;
}

/** The functions of the assembly, each in a thread of its own that starts with its first invocation. */
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
  idleSeconds = 120,
  ...surroundings
}: FunctionsOptions): Functions {
  mkdirSync(surroundings.logDirectory, { recursive: true });
  const all = functions.map((config) => new ServedFunction(config, surroundings));
  const byName = new Map(
    all.flatMap((one) => [[one.config.name, one] as const, [one.config.arn, one] as const]),
  );
  const resting = setInterval(() => {
    for (const one of all) void one.rest(idleSeconds);
  }, 5000).unref();

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
      clearInterval(resting);
      await Promise.all(all.map((one) => one.close()));
    },
  };
}
