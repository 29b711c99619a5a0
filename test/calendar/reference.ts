import type { Calendar } from '#shared/calendar/calendar.ts';
import type { DueQuestion } from '#shared/calendar/due.ts';
import type { Limit } from '#shared/calendar/limit.ts';

/**
 * The rules of due dates once more, minute by minute and without a single sum: slow, obvious, and sharing no code with
 * what it checks. Times are whole minutes.
 */
const minute = 60_000;
const local = (at: number) => new Date(at + 7 * 60 * minute).toISOString();
const dateOf = (at: number) => local(at).slice(0, 10);
const timeOf = (at: number) => local(at).slice(11, 16);
const instant = (date: string, time: string) => Date.parse(`${date}T${time}:00+07:00`);

const dayAfter = (date: string) => new Date(Date.parse(date) + 86_400_000).toISOString().slice(0, 10);

function hours(calendar: Calendar, date: string): readonly (readonly [string, string])[] {
  const extra = calendar.extraWorkingDays.find((row) => row.date === date && row.inForce);
  const off = calendar.daysOff.find((row) => row.date === date && row.inForce);
  const weekday = extra?.as ?? (new Date(date).getUTCDay() || 7);
  const usual = calendar.week[String(weekday) as '1'];
  if (off === undefined) return usual;
  return usual.filter(([, close]) => off.part !== undefined && close <= '12:00' !== (off.part === 'morning'));
}

const opensOn = (calendar: Calendar, date: string) => hours(calendar, date).length > 0;

/** Whether a day on which offices are open is a working day. */
function worksOn(calendar: Calendar, date: string): boolean {
  const worked = calendar.extraWorkingDays.some((row) => row.date === date && row.inForce);
  const weekday = String(new Date(date).getUTCDay() || 7);
  const counts = worked || !calendar.openNotCounted?.some((other) => other === weekday);
  return opensOn(calendar, date) && counts;
}

const closeOf = (calendar: Calendar, date: string) =>
  instant(date, hours(calendar, date).at(-1)?.[1] ?? '00:00');

function isOpen(calendar: Calendar, at: number): boolean {
  const time = timeOf(at);
  return hours(calendar, dateOf(at)).some(([open, close]) => open <= time && time < close);
}

const isWorking = (calendar: Calendar, at: number) => isOpen(calendar, at) && worksOn(calendar, dateOf(at));

function nextOpen(calendar: Calendar, from: number): number {
  let at = from;
  while (!isOpen(calendar, at)) at += minute;
  return at;
}

function nextWorking(calendar: Calendar, from: number): number {
  let at = from;
  while (!isWorking(calendar, at)) at += minute;
  return at;
}

function receipt(calendar: Calendar, at: number, cutOff: string | undefined): number {
  if (cutOff === undefined) return at;
  const late = opensOn(calendar, dateOf(at)) && timeOf(at) > cutOff;
  return nextOpen(calendar, late ? instant(dayAfter(dateOf(at)), '00:00') : at);
}

interface Base {
  startsAt: number;
  /** When an elapsed limit is used up, be that in the night or on a day off. */
  runsOut: number;
  due: number;
}

function base(calendar: Calendar, at: number, { limit, rule }: DueQuestion): Base {
  const received = receipt(calendar, at, rule.cutOff);
  const byHours = limit.unit === 'HOUR' || limit.unit === 'WORKING_HOUR';
  const working = limit.unit === 'WORKING_DAY' || limit.unit === 'WORKING_HOUR';
  if (byHours || rule.start === 'at-once') {
    const startsAt = working ? nextWorking(calendar, received) : nextOpen(calendar, received);
    return { startsAt, ...ends(calendar, startsAt, dateOf(startsAt), limit) };
  }
  const first = dayAfter(dateOf(received));
  const startsAt =
    limit.unit === 'WORKING_DAY' ? nextWorking(calendar, instant(first, '00:00')) : instant(first, '00:00');
  return { startsAt, ...ends(calendar, startsAt, first, limit) };
}

function ends(calendar: Calendar, startsAt: number, firstDate: string, { unit, value }: Limit) {
  if (unit === 'HOUR') return rolled(calendar, startsAt + value * 60 * minute, 'HOUR');
  if (unit === 'WORKING_HOUR') {
    const due = walk(calendar, startsAt, value * 60);
    return { runsOut: due, due };
  }
  let date = firstDate;
  if (unit === 'MONTH') date = sameDayInMonth(firstDate, value);
  else {
    let left = value;
    const counts = () => unit === 'DAY' || worksOn(calendar, date);
    while (left > 1 || !counts()) {
      if (counts()) left--;
      date = dayAfter(date);
    }
  }
  return rolled(calendar, worksOn(calendar, date) ? closeOf(calendar, date) : instant(date, '17:30'), unit);
}

const rolled = (calendar: Calendar, runsOut: number, unit: Limit['unit']) => ({
  runsOut,
  due: roll(calendar, runsOut, unit),
});

/** The day before the first, in a later month; shorter months end earlier. */
function sameDayInMonth(firstDate: string, months: number): string {
  const anchor = new Date(Date.parse(firstDate) - 86_400_000);
  const month = new Date(Date.UTC(anchor.getUTCFullYear(), anchor.getUTCMonth() + months, 1));
  let date = month.toISOString().slice(0, 10);
  for (let day = 1; day < anchor.getUTCDate() && dayAfter(date).slice(5, 7) === date.slice(5, 7); day++) {
    date = dayAfter(date);
  }
  return date;
}

function walk(calendar: Calendar, from: number, minutes: number): number {
  let at = from;
  for (let left = minutes; left > 0; at += minute) if (isWorking(calendar, at)) left--;
  return at;
}

function roll(calendar: Calendar, from: number, unit: Limit['unit']): number {
  const isEnd = (at: number) =>
    unit === 'HOUR'
      ? isWorking(calendar, at) || isWorking(calendar, at - minute)
      : worksOn(calendar, dateOf(at)) && at === closeOf(calendar, dateOf(at));
  let at = from;
  while (!isEnd(at)) at += minute;
  return at;
}

type Effect = 'subtract' | 'restart' | 'none';

/** What the rule says of a ground; what it does not name stops nothing. */
function effectOf({ rule }: DueQuestion, ground: string): Effect {
  const row = Object.entries(rule.pauses ?? {}).find(([named]) => named === ground)?.[1];
  if (row !== undefined) return row.effect;
  return ground === 'supplement' ? (rule.onSupplement ?? 'none') : 'none';
}

/** The due of a question whose pauses are all over. */
export function referenceDue(calendar: Calendar, question: DueQuestion): number {
  const { limit, pauses = [] } = question;
  const received = Date.parse(question.receivedAt);
  let { startsAt, runsOut, due } = base(calendar, received, question);
  const spans = pauses
    .map(({ from, to = from, ground = 'supplement' }) => ({
      from: Date.parse(from),
      to: Date.parse(to),
      effect: effectOf(question, ground),
    }))
    .filter(({ effect, to }) => effect !== 'none' && to > received);
  const isPaused = (at: number) => spans.some(({ from, to }) => from <= at && at < to);

  /** A supplement asked for and handed in within a minute takes no time, and yet the limit begins again. */
  const isMoment = (at: number) =>
    spans.some(({ from, to, effect }) => from === at && to === at && effect === 'restart');

  for (let at = received; at < due; at += minute) {
    if (!isPaused(at) && !isMoment(at)) continue;
    const from = at;
    while (isPaused(at)) at += minute;
    const restarts = spans.some((span) => span.effect === 'restart' && span.from <= at && span.to >= from);
    if (restarts) ({ startsAt, runsOut, due } = base(calendar, at, question));
    else ({ runsOut, due } = later(calendar, { startsAt, runsOut, due }, [from, at], limit.unit));
    if (at > from) at -= minute;
  }
  return due;
}

function later(calendar: Calendar, before: Base, [asked, to]: [number, number], unit: Limit['unit']) {
  const from = Math.max(asked, before.startsAt);
  if (to <= from) return before;
  if (unit !== 'WORKING_HOUR' && unit !== 'WORKING_DAY') {
    return rolled(calendar, (from < before.runsOut ? before.runsOut : before.due) + to - from, unit);
  }
  let lost = 0;
  for (let at = from; at < to; at += minute) if (isWorking(calendar, at)) lost++;
  const due = walk(calendar, before.due, lost);
  return { runsOut: due, due };
}
