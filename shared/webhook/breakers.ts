/** Calls in a row without an answer after which a portal is not called for a while. */
const maxFailures = 3;

/** How long it is left alone, in milliseconds; then one call tries whether it answers again. */
const openMs = 60_000;

export type Breakers = {
  /** Whether the portal may be called now. */
  allows(portal: string): boolean;
  /** Notes whether the portal answered at all. */
  note(portal: string, answered: boolean): void;
};

/** A circuit breaker for each portal, so that one that hangs does not take the time of all others. */
export function breakers(now: () => number): Breakers {
  const known = new Map<string, { failures: number; closedAgainAt: number }>();
  return {
    allows(portal) {
      const state = known.get(portal);
      if (state === undefined || state.failures < maxFailures) return true;
      if (now() < state.closedAgainAt) return false;
      // The call that tries is alone: all others wait for what comes of it.
      known.set(portal, { ...state, closedAgainAt: now() + openMs });
      return true;
    },
    note(portal, answered) {
      if (answered) known.delete(portal);
      else {
        const failures = (known.get(portal)?.failures ?? 0) + 1;
        known.set(portal, { failures, closedAgainAt: now() + openMs });
      }
    },
  };
}
