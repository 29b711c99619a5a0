import { vi } from 'vitest';

/** What waits for something that a missing right prevents need not wait as long: `npm run rights` asks for the refusal, too. */
const limit = process.env['WITHOUT_RIGHT'] ? 10_000 : 30_000;

/**
 * Waits until a check passes. The limit is far above what any machine needs: it costs nothing when the check passes,
 * and a loaded machine with two cores has no other slack.
 */
export const waitFor = <T>(check: () => T | Promise<T>): Promise<T> =>
  vi.waitFor(check, { timeout: limit, interval: 10 });
