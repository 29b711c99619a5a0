import type * as z from 'zod';
import { localDate } from '#shared/kernel/time.ts';
import { isWithin } from '#shared/unit/rights.ts';
import type { FeeRule } from './fee-rule.ts';
import type { Amount, Collection, FeeLine, FeeSchedule } from './fee-schedule.ts';

/** The dossier, as far as its fees depend on it. */
export type FeeCase = {
  channel: FeeRule['channels'][number];
  subject: NonNullable<FeeLine['subjects']>[number];
  unit: string;
  form: Record<string, z.core.util.JSONType>;
  /** When it was received. */
  at: string;
  /** The level of the online service, where it was computed. */
  level?: number | undefined;
};

type DueLine = Pick<FeeLine, 'code' | 'name' | 'kind' | 'collect'> & {
  quantity: number;
  before: Amount;
  after: Amount;
  /** The rule that made the difference. */
  rule?: { id: string; basis: string };
};

export type FeeDue = { lines: DueLine[]; before: Amount; after: Amount };

/** What is owed for a dossier, line by line: the schedule's amount, the rule that lowers it, and what remains. */
export function feeDue(
  schedule: FeeSchedule,
  asked: FeeCase,
  rules: readonly FeeRule[],
  collect?: Collection,
): FeeDue {
  const rule = strongest(rules.filter((one) => counts(one, schedule.group, asked)));
  const lines = schedule.lines
    .filter((line) => (collect === undefined || line.collect === collect) && isOwed(line, asked))
    .map((line) => dueLine(line, asked, rule));
  return { lines, before: sum(lines, 'before'), after: sum(lines, 'after') };
}

const sum = (lines: readonly DueLine[], which: 'before' | 'after') =>
  lines.reduce((total, line) => total + line[which], 0);

function isOwed({ channels, subjects, when }: FeeLine, { channel, subject, form }: FeeCase) {
  if (channels !== undefined && !channels.includes(channel)) return false;
  if (subjects !== undefined && !subjects.includes(subject)) return false;
  return when === undefined || when.is.some((value) => value === valueAt(form, when.field));
}

function dueLine(line: FeeLine, { form }: FeeCase, rule: FeeRule | undefined): DueLine {
  const { code, name, kind, collect } = line;
  const quantity = line.per === 'dossier' ? 1 : quantityAt(form, line.per.field);
  const before = line.amount * quantity;
  const after = rule === undefined ? before : lowered(before, rule);
  const by = rule !== undefined && { rule: { id: rule.id, basis: rule.basis } };
  return { code, name, kind, collect, quantity, before, after, ...by };
}

const lowered = (amount: Amount, { effect }: FeeRule) =>
  effect.kind === 'exempt' ? 0 : Math.round((amount * (100 - effect.percent)) / 100);

/** Whether the rule speaks of this dossier's fees at all. */
function counts(rule: FeeRule, group: string, { unit, channel, level, at }: FeeCase) {
  const date = localDate(at);
  return (
    rule.groups.includes(group) &&
    isWithin(unit, rule.unit) &&
    rule.channels.includes(channel) &&
    (rule.levels === undefined || (level !== undefined && rule.levels.includes(level))) &&
    rule.from <= date &&
    (rule.to === undefined || date <= rule.to)
  );
}

/** Exempt beats reduced; of two alike the one that replaces the other, and failing that the better for the payer. */
function strongest(rules: readonly FeeRule[]): FeeRule | undefined {
  const replaced = new Set(rules.flatMap(({ replaces = [] }) => replaces));
  return rules
    .filter(({ id }) => !replaced.has(id))
    .toSorted((one, other) => percentOf(other) - percentOf(one) || one.id.localeCompare(other.id))[0];
}

const percentOf = ({ effect }: FeeRule) => (effect.kind === 'exempt' ? 100 : effect.percent);

function quantityAt(form: FeeCase['form'], field: string): number {
  const value = valueAt(form, field);
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : 1;
}

const valueAt = (form: FeeCase['form'], field: string) =>
  field
    .slice(1)
    .split('/')
    .reduce<unknown>((value, key) => (isObject(value) ? value[key] : undefined), form);

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
