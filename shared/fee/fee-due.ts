import * as z from 'zod';
import { localDate } from '#shared/kernel/time.ts';
import { isWithin } from '#shared/unit/rights.ts';
import { type AssessedLine, type DueLine, totalOf } from './due-line.ts';
import type { FeeRule } from './fee-rule.ts';
import type { Amount, FeeLine, FeeSchedule } from './fee-schedule.ts';
import type { ReliefGround } from './relief.ts';
import { reliefReason } from './relief-reason.ts';

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
    .map(({ code, name, kind, collect, amount, per, refund }) => {
      const quantity = per === 'dossier' ? 1 : quantityAt(asked.form, per.field);
      const line = { code, name, kind, collect, quantity, before: amount * quantity };
      return refund ? { ...line, refund } : line;
    });

/** The same lines as they are to be paid: by the tariff of the authority, lowered by the strongest rule, both named in the line. */
export function lower(
  lines: readonly AssessedLine[],
  asked: RuledCase,
  rules: readonly FeeRule[],
): DueLine[] {
  const counting = rules.filter((one) => counts(one, asked));
  return lines.map((line) => {
    const own = counting.filter((one) => speaksOf(one, line));
    const tariff = nearest(own.filter(({ effect }) => effect.kind === 'tariff'));
    const reliefs = byStrength(own.filter(({ effect }) => effect.kind !== 'tariff'));
    return dueLine(line, tariff, reliefs, asked.grounds ?? []);
  });
}

function dueLine(
  line: AssessedLine,
  tariff: FeeRule | undefined,
  [rule, ...weaker]: readonly FeeRule[],
  claimed: readonly ReliefGround[],
): DueLine {
  const before = tariff ? amountBy(tariff, line) : line.before;
  const refund = { ...line.refund, ...tariff?.refund, ...rule?.refund };
  return {
    ...line,
    before,
    after: rule ? lowered(before, rule) : before,
    ...(Object.keys(refund).length > 0 && { refund }),
    ...(tariff && { tariff: { id: tariff.id, basis: tariff.basis } }),
    ...(rule && { rule: { id: rule.id, basis: rule.basis, reason: reliefReason(rule, weaker, claimed) } }),
  };
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

const lowered = (amount: Amount, rule: FeeRule) => Math.round((amount * (100 - percentOf(rule))) / 100);

const amountBy = ({ effect }: FeeRule, { before, quantity }: AssessedLine) =>
  effect.kind === 'tariff' && effect.amount !== undefined ? effect.amount * quantity : before;

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

const notReplaced = (rules: readonly FeeRule[]) =>
  rules.filter(({ id }) => !rules.some(({ replaces }) => replaces?.includes(id)));

/** The better for the payer first, whether it is the country's or the authority's; of two alike the one that replaces the other. */
const byStrength = (rules: readonly FeeRule[]) =>
  notReplaced(rules).toSorted(
    (one, other) => percentOf(other) - percentOf(one) || one.id.localeCompare(other.id),
  );

/** The tariff of the authority that is nearest to the unit; the country's is the farthest. */
const nearest = (tariffs: readonly FeeRule[]): FeeRule | undefined =>
  notReplaced(tariffs).toSorted(
    (one, other) => (other.unit ?? '').length - (one.unit ?? '').length || one.id.localeCompare(other.id),
  )[0];

const percentOf = ({ effect }: FeeRule) => {
  if (effect.kind === 'reduce') return effect.percent;
  return effect.kind === 'exempt' ? 100 : 0;
};

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
