import type { Text } from '#shared/kernel/text.ts';
import { isWithin } from '#shared/unit/rights.ts';
import type { FeeRule } from './fee-rule.ts';

/** What is wrong with a rule beside the others that are in force, sentence by sentence; empty where nothing is. */
export function checkFeeRule(rule: FeeRule, others: readonly FeeRule[]): Text[] {
  const beside = others.filter(({ id }) => id !== rule.id);
  return [
    ...((rule.to ?? rule.from) < rule.from ? [endsBeforeItBegins] : []),
    ...(saysNothing(rule) ? [emptyTariff] : []),
    ...(rule.replaces ?? []).flatMap((id) => checkReplaced(rule, id, beside)),
    ...beside.filter((other) => overlaps(rule, other)).map(({ id }) => overlap(id)),
  ];
}

const saysNothing = ({ effect, refund }: FeeRule) =>
  effect.kind === 'tariff' && effect.amount === undefined && refund === undefined;

/** Whether some dossier could fall under both with the same force, and neither takes the other's place. */
function overlaps(one: FeeRule, other: FeeRule): boolean {
  if (one.replaces?.includes(other.id) || other.replaces?.includes(one.id)) return false;
  return (
    one.effect.kind === other.effect.kind &&
    meet(one.groups, other.groups) &&
    meet(one.channels, other.channels) &&
    meetOrAny(one.levels, other.levels) &&
    meetOrAny(one.kinds, other.kinds) &&
    meetOrAny(one.codes, other.codes) &&
    meetOrAny(one.subjects, other.subjects) &&
    meetOrAny(one.grounds, other.grounds) &&
    ofOneAuthority(one.unit, other.unit) &&
    (one.to === undefined || other.from <= one.to) &&
    (other.to === undefined || one.from <= other.to)
  );
}

/** A rule of the country and one of an authority may both count: the better for the payer does. */
const ofOneAuthority = (one: string | undefined, other: string | undefined) =>
  one === undefined || other === undefined ? one === other : isWithin(one, other) || isWithin(other, one);

const meetOrAny = <T>(some: readonly T[] | undefined, others: readonly T[] | undefined) =>
  some === undefined || others === undefined || meet(some, others);

const meet = <T>(some: readonly T[], others: readonly T[]) => some.some((one) => others.includes(one));

/** Only what began earlier and has the same force can be replaced; so no circle of replacements is possible. */
function checkReplaced(rule: FeeRule, id: string, others: readonly FeeRule[]): Text[] {
  const replaced = others.find((other) => other.id === id);
  if (replaced === undefined) return [unknownRule(id)];
  return replaced.effect.kind === rule.effect.kind && replaced.from < rule.from ? [] : [notReplaceable(id)];
}

const endsBeforeItBegins: Text = {
  vi: 'Quy định hết hiệu lực trước khi có hiệu lực.',
  en: 'The rule ends before it begins.',
};

const emptyTariff: Text = {
  vi: 'Quy định mức thu phải nêu mức thu hoặc việc hoàn trả.',
  en: 'A tariff must state an amount, or what is given back.',
};

const overlap = (id: string): Text => ({
  vi: `Quy định trùng phạm vi với “${id}” có cùng hiệu lực. Hãy nêu quy định nào thay thế quy định nào.`,
  en: `The rule overlaps rule “${id}”, which has the same force. State which replaces which.`,
});

const unknownRule = (id: string): Text => ({
  vi: `Không có quy định “${id}” để thay thế.`,
  en: `There is no rule “${id}” to replace.`,
});

const notReplaceable = (id: string): Text => ({
  vi: `Chỉ thay thế được quy định cùng loại có hiệu lực sớm hơn: “${id}” không phải.`,
  en: `A rule can only replace an earlier rule of the same force; “${id}” is not one.`,
});
