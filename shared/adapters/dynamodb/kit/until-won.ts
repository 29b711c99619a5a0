import { setTimeout as sleep } from 'node:timers/promises';

const maxAttempts = 50;
/** The longest pause before a write is tried again that somebody else came before, in milliseconds. */
const longestPause = 40;

/** Tries what others race for until it gives something; throws if that never happens. */
export async function untilWon<T>(attempt: () => Promise<T | undefined>, lost: string): Promise<T> {
  for (let tried = 0; tried < maxAttempts; tried += 1) {
    const won = await attempt();
    if (won !== undefined) return won;
    await sleep(Math.random() * longestPause);
  }
  throw new Error(lost);
}
