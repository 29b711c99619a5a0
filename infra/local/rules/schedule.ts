import { parseCron, type Schedule } from '#local/rules/cron.ts';

const units: Record<string, number> = { minute: 60_000, hour: 3_600_000, day: 86_400_000 };

/** Reads `rate(…)` or `cron(…)`; throws for anything else. */
export function parseSchedule(expression: string): Schedule {
  const [, kind, body = ''] = /^(rate|cron)\((.+)\)$/.exec(expression) ?? [];
  if (kind === 'cron') return parseCron(body);
  const [, count = '', unit = '', plural = ''] = /^(\d+) (minute|hour|day)(s?)$/.exec(body) ?? [];
  const every = Number(count) * (units[unit] ?? Number.NaN);
  if (kind !== 'rate' || !(every > 0) || (Number(count) === 1) === (plural === 's')) {
    throw new Error(`${expression} is no schedule`);
  }
  return (last) => last + every;
}
