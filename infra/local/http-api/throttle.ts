import type { ThrottleConfig } from '#local/http-api/config.ts';

/** Takes one of the tokens of a name, or says that there is none. */
export type Admit = (name: string) => boolean;

/** One token bucket per name, which fills at the rate up to the burst. Time is the machine's: a moved clock fills nothing. */
export function createThrottle(config: ThrottleConfig | undefined, now = () => performance.now()): Admit {
  if (config === undefined) return () => true;
  const { ratePerSecond, burst } = config;
  const buckets = new Map<string, { tokens: number; at: number }>();

  return (name) => {
    const at = now();
    const bucket = buckets.get(name) ?? { tokens: burst, at };
    const tokens = Math.min(burst, bucket.tokens + ((at - bucket.at) / 1000) * ratePerSecond);
    buckets.set(name, { tokens: tokens >= 1 ? tokens - 1 : tokens, at });
    return tokens >= 1;
  };
}
