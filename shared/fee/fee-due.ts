import * as z from 'zod';
import { localDate } from '#shared/kernel/time.ts';
import { isWithin } from '#shared/unit/rights.ts';
import { type AssessedLine, type DueLine, totalOf } from './due-line.ts';
import type { FeeRule } from './fee-rule.ts';
import type { Amount, FeeLine, FeeSchedule } from './fee-schedule.ts';
import type { ReliefGround } from './relief.ts';

/** The dossier, as far as the lines of its schedule depend on it. */
export type AssessedCase = {
  channel: FeeRule['channels'][number];
  subject: NonNullable<FeeLine['subjects']>[number];
  form: Record<string, z.core.util.JSONType>;
};

/** The dossier, as far as rules that lower its fees depend on it. */
export type RuledCase = {
  group: string;
  channel: FeeRule['channels'][number];
  unit: string;
  subject: AssessedCase['subject'];
  /** What is so of the applicant. */
  grounds?: readonly ReliefGround[] | undefined;
  /** When it was received. */
  at: string;
  /** The level of the online service, where it was computed. */
  level?: number | undefined;
};

/** Which lines of the schedule a dossier owes, before any reduction. */
export const assess = ({ lines }: Pick<FeeSchedule, 'lines'>, asked: AssessedCase): AssessedLine[] =>
  lines
    .filter((line) => isOwed(line, asked))
    .map(({ code, name, kind, collect, amount, per }) => {
      const quantity = per === 'dossier' ? 1 : quantityAt(asked.form, per.field);
      return { code, name, kind, collect, quantity, before: amount * quantity };
    });

/** The same lines as they are to be paid: the strongest rule that counts for it lowers each, and is named in it. */
export function lower(
  lines: readonly AssessedLine[],
  asked: RuledCase,
  rules: readonly FeeRule[],
): DueLine[] {
  const counting = rules.filter((one) => counts(one, asked));
  return lines.map((line) => {
    const rule = strongest(counting.filter((one) => speaksOf(one, line)));
    if (rule === undefined) return { ...line, after: line.before };
    const { id, basis } = rule;
    return { ...line, after: lowered(line.before, rule), rule: { id, basis } };
  });
}

/** What is owed for a dossier, line by line: the schedule's amount, the rule that lowers it, and what remains. */
export function feeDue(
  schedule: FeeSchedule,
  asked: AssessedCase & Omit<RuledCase, 'group'>,
  rules: readonly FeeRule[],
): { lines: DueLine[]; total: Amount } {
  const lines = lower(assess(schedule, asked), { ...asked, group: schedule.group }, rules);
  return { lines, total: totalOf(lines) };
}

function isOwed({ channels, subjects, when }: FeeLine, { channel, subject, form }: AssessedCase) {
  if (channels !== undefined && !channels.includes(channel)) return false;
  if (subjects !== undefined && !subjects.includes(subject)) return false;
  return when === undefined || when.is.some((value) => value === valueAt(form, when.field));
}

const lowered = (amount: Amount, { effect }: FeeRule) =>
  effect.kind === 'exempt' ? 0 : Math.round((amount * (100 - effect.percent)) / 100);

/** Whether the rule speaks of this line. */
const speaksOf = ({ kinds, codes }: FeeRule, { kind, code }: AssessedLine) =>
  (kinds === undefined || kinds.includes(kind)) && (codes === undefined || codes.includes(code));

/** Whether the rule speaks of this dossier's fees at all. */
function counts(rule: FeeRule, { group, unit, subject, grounds = [], channel, level, at }: RuledCase) {
  const date = localDate(at);
  return (
    rule.groups.includes(group) &&
    (rule.unit === undefined || isWithin(unit, rule.unit)) &&
    (rule.subjects === undefined || rule.subjects.includes(subject)) &&
    (rule.grounds === undefined || rule.grounds.some((ground) => grounds.includes(ground))) &&
    rule.channels.includes(channel) &&
    (rule.levels === undefined || rule.levels.some((one) => one === level)) &&
    rule.from <= date &&
    (rule.to === undefined || date <= rule.to)
  );
}

/** Of the country's rules and the authority's the better for the payer; of two alike the one that replaces the other. */
function strongest(rules: readonly FeeRule[]): FeeRule | undefined {
  return rules
    .filter(({ id }) => !rules.some(({ replaces }) => replaces?.includes(id)))
    .toSorted((one, other) => percentOf(other) - percentOf(one) || one.id.localeCompare(other.id))[0];
}

const percentOf = ({ effect }: FeeRule) => (effect.kind === 'exempt' ? 100 : effect.percent);

/** What a form says as a number of copies; one of anything where it says no number. */
const Quantity = z.int().min(0).catch(1);

const quantityAt = (form: AssessedCase['form'], field: string): number =>
  Quantity.parse(valueAt(form, field));

const valueAt = (form: AssessedCase['form'], field: string) =>
  field
    .slice(1)
    .split('/')
    .reduce<unknown>((value, key) => (isObject(value) ? value[key] : undefined), form);

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
