import { vi } from 'vitest';

/**
 * Waits until a check passes. The limit is far above what any machine needs: it costs nothing when the check passes,
 * and a loaded machine with two cores has no other slack.
 */
export const waitFor = <T>(check: () => T | Promise<T>): Promise<T> =>
  vi.waitFor(check, { timeout: 30_000, interval: 10 });
