import { z } from 'zod';
import type { FunctionConfig } from './function-config.ts';

const Limits = z.looseObject({ callers: z.record(z.string(), z.json()).default({}) });

/** The functions that hold callers to limits, with further limits of some callers. */
export const withLimits = <A extends { functions: readonly FunctionConfig[] }>(
  assembly: A,
  callers: string | undefined,
) =>
  callers === undefined ? assembly : { ...assembly, functions: assembly.functions.map(limited(callers)) };

const limited =
  (callers: string) =>
  (config: FunctionConfig): FunctionConfig => {
    const { LIMITS: given } = config.environment;
    if (given === undefined) return config;
    const limits = Limits.parse(JSON.parse(given));
    const all = {
      ...limits,
      callers: { ...limits.callers, ...Limits.shape.callers.parse(JSON.parse(callers)) },
    };
    return { ...config, environment: { ...config.environment, LIMITS: JSON.stringify(all) } };
  };
