import * as z from 'zod';
import { latestAt } from '#shared/kernel/dated.ts';
import { Text } from '#shared/kernel/text.ts';
import data from './reasons.json' with { type: 'json' };

/** Why something is covered before a paper is given out: a dated record with what it rests on. */
const RedactionReason = z.strictObject({
  id: z.string(),
  from: z.iso.date(),
  /** What is written over what was covered. */
  label: z.string().min(1).max(8),
  name: Text,
  basis: z.string().min(1),
  evidence: z.string().min(1),
});
export type RedactionReason = z.infer<typeof RedactionReason>;

const reasons = z.array(RedactionReason).min(1).parse(data);

export const reasonIds = reasons.map(({ id }) => id);

/** The reason as it is in force on a day. */
export const reasonOn = (id: string, day: string): RedactionReason | undefined =>
  latestAt(
    reasons.filter((reason) => reason.id === id),
    day,
  );
