import { timeOf } from '#web/dossier/dates.ts';
import type { Words } from '#web/words/vi.ts';

/** How a date stands: what the colour of its badge says. */
export type Standing = 'overdue' | 'near' | 'ample' | 'waiting';

export interface Dated {
  dueAt: string;
  warned: boolean;
  overdue: boolean;
  /** The clock stands still for papers of the applicant. */
  waits: boolean;
}

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const offsetMs = 7 * hourMs;

/** Days since the epoch in Việt Nam, which has no summer time. */
const dayOf = (ms: number) => Math.floor((ms + offsetMs) / dayMs);

export function standingOf({ dueAt, warned, overdue, waits }: Dated, now: number): Standing {
  if (waits) return 'waiting';
  if (overdue || Date.parse(dueAt) < now) return 'overdue';
  const isToday = dayOf(Date.parse(dueAt)) === dayOf(now);
  return warned || isToday ? 'near' : 'ample';
}

/** A date in the fewest words that still say how urgent it is. */
export function dueWords(dated: Dated, now: number, { code, due }: Pick<Words, 'code' | 'due'>): string {
  if (dated.waits) return due.waiting;
  const at = Date.parse(dated.dueAt);
  const days = dayOf(at) - dayOf(now);
  if (at < now) return pastWords(now - at, -days, due);
  if (at - now < hourMs) return due.soon;
  if (days === 0) return due.today(timeOf(at, code));
  if (days === 1) return due.tomorrow(timeOf(at, code));
  return due.days(days);
}

function pastWords(lateMs: number, days: number, due: Words['due']): string {
  if (days >= 1) return due.overdueDays(days);
  if (lateMs >= hourMs) return due.overdueHours(Math.floor(lateMs / hourMs));
  return due.overdueNow;
}
