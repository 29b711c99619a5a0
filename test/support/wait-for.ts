import { vi } from 'vitest';
import { limitOf } from './limit-of.ts';

/** Milliseconds. */
const limit = limitOf({ usual: 30_000, withoutRight: 10_000 });

/**
 * Waits until a check passes. The limit is far above what any machine needs: it costs nothing when the check passes,
 * and a loaded machine with two cores has no other slack.
 */
export const waitFor = <T>(check: () => T | Promise<T>): Promise<T> =>
  vi.waitFor(check, { timeout: limit, interval: 10 });
