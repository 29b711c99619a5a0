/** When a schedule fires next, after it last did. */
export type Schedule = (last: number) => number;

const months = 'JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC'.split(' ');
const days = 'SUN MON TUE WED THU FRI SAT'.split(' ');
const farthestDay = 366 * 30;
const day = 86_400_000;

interface Field {
  first: number;
  last: number;
  names?: string[];
}

const fields: Field[] = [
  { first: 0, last: 59 },
  { first: 0, last: 23 },
  { first: 1, last: 31 },
  { first: 1, last: 12, names: months },
  { first: 1, last: 7, names: days },
  { first: 1970, last: 2199 },
];

/** Reads the six fields of an EventBridge cron expression, in UTC; L, W and # are not built in. */
export function parseCron(body: string): Schedule {
  const parts = body.trim().split(/\s+/);
  if (parts.length !== fields.length) throw new Error(`cron(${body}) must have six fields`);
  if ((parts[2] === '?') === (parts[4] === '?')) throw new Error(`cron(${body}) needs ? for one kind of day`);
  const sets = fields.map((field, i) => valuesOf(parts[i] ?? '', field));
  const has = (index: number, value: number) => sets[index]?.has(value) === true;
  const dayFits = (date: Date) =>
    has(2, date.getUTCDate()) &&
    has(3, date.getUTCMonth() + 1) &&
    has(4, date.getUTCDay() + 1) &&
    has(5, date.getUTCFullYear());

  return (last) => {
    const from = Math.floor(last / 60_000 + 1) * 60_000;
    const midnight = Math.floor(from / day) * day;
    for (let n = 0; n < farthestDay; n += 1) {
      const start = midnight + n * day;
      const found = dayFits(new Date(start))
        ? firstMinute(Math.max(start, from), start + day, has)
        : undefined;
      if (found !== undefined) return found;
    }
    return Number.POSITIVE_INFINITY;
  };
}

function firstMinute(from: number, until: number, has: (field: number, value: number) => boolean) {
  for (let time = from; time < until; time += 60_000) {
    const date = new Date(time);
    if (has(0, date.getUTCMinutes()) && has(1, date.getUTCHours())) return time;
  }
  return undefined;
}

function valuesOf(text: string, field: Field): Set<number> {
  return new Set(text.split(',').flatMap((part) => rangeOf(part, field)));
}

function rangeOf(part: string, field: Field): number[] {
  const [range = '', step = '1'] = part.split('/');
  if (!/^[1-9]\d*$/.test(step)) throw new Error(`${part} is no cron field`);
  const any = range === '*' || range === '?';
  const [from, to] = any ? [field.first, field.last] : boundsOf(range, field, part !== range);
  const values: number[] = [];
  for (let value = from; value <= to; value += Number(step)) values.push(value);
  if (values.length === 0) throw new Error(`${part} is no cron field`);
  return values;
}

function boundsOf(range: string, field: Field, stepped: boolean): [number, number] {
  const [from = '', to] = range.split('-');
  const low = numberOf(from, field);
  if (to !== undefined) return [low, numberOf(to, field)];
  return [low, stepped ? field.last : low];
}

function numberOf(text: string, { names = [], first, last }: Field): number {
  const named = names.indexOf(text.toUpperCase());
  const value = named < 0 ? Number(/^\d+$/.test(text) ? text : Number.NaN) : named + 1;
  if (!(value >= first && value <= last)) throw new Error(`${text} is no cron value`);
  return value;
}
