import * as z from 'zod';
import { Text } from '#shared/kernel/text.ts';
import { Amount, Collection, FeeKind } from './fee-schedule.ts';

/** A line of the schedule as it came out for one dossier, before any rule lowers it. */
export const AssessedLine = z.object({
  code: z.string(),
  name: Text,
  kind: FeeKind,
  collect: Collection,
  quantity: z.int().min(0),
  before: Amount,
});
export type AssessedLine = z.infer<typeof AssessedLine>;

/** What is owed in one line, with the rule that lowered it where one did. */
export const DueLine = AssessedLine.extend({
  after: Amount,
  rule: z.object({ id: z.string(), basis: z.string() }).optional(),
});
export type DueLine = z.infer<typeof DueLine>;

export const totalOf = (lines: readonly DueLine[]): Amount =>
  lines.reduce((total, { after }) => total + after, 0);
