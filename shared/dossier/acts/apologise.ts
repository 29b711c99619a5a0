import { pauseEffect } from '#shared/calendar/limit.ts';
import { addWorkingTime, subtractWorkingTime, workingTimeBetween } from '#shared/calendar/working-time.ts';
import type { Finding } from '#shared/kernel/finding.ts';
import { ok } from '#shared/kernel/result.ts';
import { hasClock, type LegalClock, type Open } from '../dossier.ts';
import type { Decision, Facts } from '../facts.ts';
import { clockRule, endOfLimit, type Law, legalDue } from '../legal-due.ts';
import type { Letter, Until } from '../letter.ts';
import { rulesOf } from '../one-stop-rules.ts';
import { refuse } from '../refusal.ts';
import { isDecided } from './issue-result.ts';

/** A working day, as long as limits in working hours take it. */
const workingDay = 8 * 3_600_000;

type Apology = Extract<Letter, { kind: 'apology' }>;
type Counted = Pick<
  LegalClock,
  'receivedAt' | 'acceptedAt' | 'runsFrom' | 'pauses' | 'reappointments' | 'extensions'
>;

/**
 * When the result is promised for: what the law gives or, after an apology, the new appointment, moved by the pauses
 * since; whichever is later.
 */
export function appointmentAt(clock: Counted, facts: Law): string {
  const lawful = legalDue(clock, facts).at;
  const last = clock.reappointments?.at(-1);
  if (last === undefined) return lawful;
  const rule = clockRule(clock, facts);
  const stops = clock.pauses.filter(
    ({ from, ground }) => from >= last.at && pauseEffect(rule, ground ?? 'supplement') !== 'none',
  );
  const moved = pushedBack(last.dueAt, stops, facts);
  return later(moved, lawful);
}

/** Every pause that is over moves the appointment by its working time; where they overlap they count once. */
export function pushedBack(
  dueAt: string,
  stops: LegalClock['pauses'],
  { calendar }: Pick<Facts, 'calendar'>,
): string {
  let counted = '';
  let moved = dueAt;
  for (const { from, to } of stops.toSorted((a, b) => a.from.localeCompare(b.from))) {
    if (to === undefined || from >= moved || to <= counted) continue;
    moved = addWorkingTime(calendar, moved, workingTimeBetween(calendar, later(from, counted), to));
    counted = to;
  }
  return moved;
}

const later = (one: string, other: string) => [one, other].toSorted()[1] ?? one;

/** The agency apologises and makes a new appointment: in time before the old one, or late and marked as late. */
export function reappoint(dossier: Open, { reason, exemption, until }: Apology, facts: Facts): Decision {
  if (!hasClock(dossier)) return refuse('not-accepted');
  // The clock stands still: when the papers come, the appointment moves by itself.
  if (dossier.status === 'awaiting-supplement') return refuse('awaiting-supplement');
  if (isDecided(dossier)) return refuse('already-resolved');
  const { clock } = dossier;
  const rules = rulesOf(facts);
  if ((clock.reappointments ?? []).length >= rules.reappointments) return refuse('already-reappointed');
  const soonest = later(facts.at, clock.dueAt);
  const dueAt = untilWhen(until, soonest, facts);
  const findings = [
    ...(dueAt > soonest ? [] : [notLater]),
    ...(exemption === undefined || rules.exemptions.includes(exemption) ? [] : [unknownExemption]),
  ];
  if (findings.length > 0) return refuse('incomplete', findings);
  const lead = subtractWorkingTime(facts.calendar, clock.dueAt, rules.apologyLeadDays * workingDay);
  const late = exemption === undefined && facts.at > lead;
  const known = exemption !== undefined && { exemption };
  return ok([{ type: 'dossier.reappointed', reason, before: clock.dueAt, dueAt, late, ...known }]);
}

/** The instant that was given, or a limit counted from a moment. */
export const untilWhen = (until: Until, from: string, facts: Pick<Facts, 'calendar'>) =>
  'at' in until ? until.at : endOfLimit(until.limit, from, facts);

const notLater: Finding = {
  pointer: '/dueAt',
  code: 'not-later',
  detail: {
    vi: 'Ngày hẹn mới phải sau ngày hẹn cũ và sau thời điểm hiện tại.',
    en: 'The new appointment must be later than the old one, and in the future.',
  },
};

const unknownExemption: Finding = {
  pointer: '/exemption',
  code: 'unknown-exemption',
  detail: {
    vi: 'Quy định hiện hành không có trường hợp miễn xin lỗi này.',
    en: 'The rules in force do not have this ground for omitting an apology.',
  },
};
