import type { Limit } from './limit.ts';

/**
 * A token bucket as one number (GCRA): the instant until which all that was taken is paid for. An instant in the past is
 * a full bucket; one that lies the limit's whole time ahead is an empty one. Whole microseconds, so sums are exact.
 */
export type PaidUntil = number;

/** What was granted of a lease, and the bucket afterwards. */
export type Lease = { granted: number; paidUntil: PaidUntil };

/** Where the buckets of all callers are kept, for all environments together. */
export type LeaseStore = {
  /** Takes up to so many requests of the caller's limit, at that instant in milliseconds. */
  take(caller: string, limit: Limit, wanted: number, at: number): Promise<Lease>;
};

const perMillisecond = 1_000;

/** The whole time of a limit, in microseconds. */
export const windowOf = ({ seconds }: Limit): number => seconds * 1_000_000;

/** How much further one request moves {@link PaidUntil}. */
export const costOf = (limit: Limit): number => Math.max(1, Math.floor(windowOf(limit) / limit.requests));

export const microseconds = (at: number): number => Math.round(at * perMillisecond);

/** Requests that the bucket has now. */
export const remainingIn = (paidUntil: PaidUntil, limit: Limit, at: number): number =>
  Math.max(0, Math.floor((microseconds(at) + windowOf(limit) - from(paidUntil, limit, at)) / costOf(limit)));

/** Takes what there is, up to what is wanted. Without a record the bucket is full. */
export function takeLease(paidUntil: PaidUntil | undefined, limit: Limit, wanted: number, at: number): Lease {
  const start = from(paidUntil ?? 0, limit, at);
  const granted = Math.min(wanted, remainingIn(start, limit, at));
  return { granted, paidUntil: start + granted * costOf(limit) };
}

/** The instant in milliseconds from which the bucket has a request again. */
export const backAt = (paidUntil: PaidUntil, limit: Limit): number =>
  (paidUntil + costOf(limit) - windowOf(limit)) / perMillisecond;

/** Never before now, nor further ahead than an empty bucket: a clock was set back, or the limit was lowered. */
const from = (paidUntil: PaidUntil, limit: Limit, at: number): PaidUntil =>
  Math.min(Math.max(paidUntil, microseconds(at)), microseconds(at) + windowOf(limit));
