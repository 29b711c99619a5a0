import type { RetrierDefinition } from '#local/states/definition.ts';

/** How long to pause before the next attempt, in milliseconds; `used` attempts were made by this retrier before. */
export function retryDelay(retrier: RetrierDefinition, used: number): number {
  const grown = retrier.IntervalSeconds * retrier.BackoffRate ** used;
  const seconds = Math.min(grown, retrier.MaxDelaySeconds ?? Number.POSITIVE_INFINITY, 99_999_999);
  return Math.round(seconds * 1000 * (retrier.JitterStrategy === 'FULL' ? Math.random() : 1));
}
