import type { DefaultRetention } from '#local/s3/model/bucket.ts';
import type { Retention, StoredObject } from '#local/s3/model/version.ts';

type Lock = Pick<StoredObject, 'retention' | 'hold'>;

/** Whether a version may be removed: never under a legal hold, and retention yields only in governance mode. */
export function mayRemove({ retention, hold }: Lock, now: number, bypass: boolean): boolean {
  if (hold) return false;
  if (!isActive(retention, now)) return true;
  return retention.mode === 'GOVERNANCE' && bypass;
}

/** Whether retention may change to `next` (or to none): freely longer, never weaker but in governance mode by bypass. */
export function mayRetain(
  lock: Lock,
  next: Retention | undefined,
  { now, bypass }: { now: number; bypass: boolean },
) {
  const { retention } = lock;
  if (!isActive(retention, now)) return true;
  if (next !== undefined && next.mode === retention.mode && next.until >= retention.until) return true;
  return retention.mode === 'GOVERNANCE' && bypass;
}

const isActive = (retention: Retention | undefined, now: number): retention is Retention =>
  retention !== undefined && retention.until > now;

const day = 86_400_000;

/** The retention that a bucket gives to what arrives without its own. */
export function defaultRetention(rule: DefaultRetention | undefined, now: number): Retention | undefined {
  if (rule === undefined) return undefined;
  const days = 'days' in rule ? rule.days : rule.years * 365;
  return { mode: rule.mode, until: now + days * day };
}
