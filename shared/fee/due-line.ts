import * as z from 'zod';
import { Text } from '#shared/kernel/text.ts';
import { Amount, Collection, FeeKind, RefundTerms } from './fee-schedule.ts';

/** A line of the schedule as it came out for one dossier, before any rule lowers it. */
export const AssessedLine = z.object({
  code: z.string(),
  name: Text,
  kind: FeeKind,
  collect: Collection,
  quantity: z.int().min(0),
  before: Amount,
  refund: RefundTerms.optional(),
});
export type AssessedLine = z.infer<typeof AssessedLine>;

const Applied = z.object({ id: z.string(), basis: z.string() });

/** What is owed in one line, with the rule that lowered it and the tariff that set it, where there were such. */
export const DueLine = AssessedLine.extend({
  after: Amount,
  /** `reason` tells the payer why; lines of before it was recorded have none. */
  rule: Applied.extend({ reason: Text.optional() }).optional(),
  /** The authority's own tariff that `before` was counted by. */
  tariff: Applied.optional(),
});
export type DueLine = z.infer<typeof DueLine>;

export const totalOf = (lines: readonly DueLine[]): Amount =>
  lines.reduce((total, { after }) => total + after, 0);
