import { backAt, type LeaseStore, type PaidUntil, remainingIn } from '#shared/limit/lease.ts';
import { type Limit, type Limited, type Limits, limitOf, nameOf } from '#shared/limit/limit.ts';

/** Whether a request may be served; if not, it may be sent again after so many whole seconds. */
export type Admission = { limit: Limit; remaining: number } & (
  | { admitted: true }
  | { admitted: false; retryAfter: number }
);

export type Limiter = { admit(caller: Limited): Promise<Admission> };

type Deps = {
  limits: Limits;
  leases: LeaseStore;
  /** In milliseconds. */
  now: () => number;
  /** The store did not answer: everybody is admitted for a while. */
  onOutage: (error: unknown) => void;
};

/** How long the store is left alone after it did not answer, in milliseconds. */
export const outageMs = 5_000;

/** Maximum callers that one environment remembers. */
const maxCallers = 10_000;

/** What one environment knows of a caller. */
type Known = {
  free: number;
  freeAt: number;
  leased: number;
  /** Refused without asking until then. */
  blockedUntil: number;
  paidUntil: PaidUntil;
  pending?: Promise<void> | undefined;
};

/**
 * The limiter of one environment. It admits a small free share by itself, and takes leases from the store for what is
 * above: a quiet caller costs no write, a loud one costs one for each lease, and one that is refused at most one a
 * second. In any time t all environments together admit at most
 * `requests * (1 + t / seconds) + environments * (free * (1 + t / seconds) + lease)`.
 */
export function createLimiter({ limits, leases, now, onOutage }: Deps): Limiter {
  const callers = new Map<string, Known>();
  let outageUntil = Number.NEGATIVE_INFINITY;

  const lease = async (name: string, limit: Limit, known: Known) => {
    const at = now();
    try {
      const { granted, paidUntil } = await leases.take(name, limit, limit.lease, at);
      known.leased += granted;
      known.paidUntil = paidUntil;
      if (granted === 0) known.blockedUntil = nextSecond(backAt(paidUntil, limit));
    } catch (error) {
      if (at >= outageUntil) onOutage(error);
      outageUntil = at + outageMs;
    }
  };

  return {
    async admit(caller) {
      const limit = limitOf(limits, caller);
      const name = nameOf(caller);
      const known = callers.get(name) ?? newcomer(callers, name, limit, now());
      for (;;) {
        const at = now();
        const remaining = () => known.leased + remainingIn(known.paidUntil, limit, at);
        if (isBlocked(known, limit, at)) {
          const retryAfter = Math.max(1, Math.ceil((known.blockedUntil - at) / 1000));
          return { admitted: false, limit, remaining: 0, retryAfter };
        }
        if (takeOwn(known, limit, at)) return { admitted: true, limit, remaining: remaining() };
        if (isOut(outageUntil, at)) return { admitted: true, limit, remaining: remaining() };
        known.pending ??= lease(name, limit, known).finally(() => {
          known.pending = undefined;
        });
        await known.pending;
      }
    },
  };
}

function newcomer(callers: Map<string, Known>, name: string, limit: Limit, at: number): Known {
  const [oldest] = callers.keys();
  if (callers.size >= maxCallers && oldest !== undefined) callers.delete(oldest);
  const known = { free: limit.free, freeAt: at, leased: 0, blockedUntil: 0, paidUntil: 0 };
  callers.set(name, known);
  return known;
}

/** A request of the free share, or else of what was leased. */
function takeOwn(known: Known, limit: Limit, at: number): boolean {
  const grown = (Math.max(0, at - known.freeAt) / 1000 / limit.seconds) * limit.free;
  known.free = Math.min(limit.free, known.free + grown);
  known.freeAt = at;
  if (known.free >= 1) known.free -= 1;
  else if (known.leased >= 1) known.leased -= 1;
  else return false;
  return true;
}

/** A block further ahead than an empty bucket is of a clock that was set back since. */
const isBlocked = ({ blockedUntil }: Known, { seconds }: Limit, at: number) =>
  at < blockedUntil && blockedUntil <= at + (seconds + 1) * 1000;

const isOut = (until: number, at: number) => at < until && until <= at + outageMs;

/**
 * Every environment lifts its block at the same whole second, so whoever waits as long as one of them said is refused by
 * none.
 */
const nextSecond = (at: number) => Math.ceil(at / 1000) * 1000;
