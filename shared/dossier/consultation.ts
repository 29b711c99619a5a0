import * as z from 'zod';
import { Limit } from '#shared/calendar/limit.ts';

const Instant = z.iso.datetime();

export const Opinion = z.enum(['agree', 'disagree', 'no-opinion']);
export type Opinion = z.infer<typeof Opinion>;

/** What another unit said; only ever an officer's act, never the mere passing of time. */
const Answer = z.object({
  opinion: Opinion,
  text: z.string(),
  file: z.string().optional(),
  by: z.string(),
  at: Instant,
});

/**
 * A question to another unit, beside the open task. `overdue` is still to be answered: silence is no agreement. `no` is
 * unique in the dossier; `task` is the task from which it was asked.
 */
export const Consultation = z.object({
  no: z.int().positive(),
  task: z.int().positive(),
  unit: z.string(),
  question: z.string(),
  /** The components that the unit may see; all if there are none. */
  components: z.array(z.string()),
  by: z.string(),
  askedAt: Instant,
  /** What the due time was calculated from, unless it was given itself. */
  limit: Limit.optional(),
  dueAt: Instant,
  warnAt: Instant,
  warned: z.boolean(),
  state: z.enum(['open', 'overdue', 'answered', 'cancelled']),
  holder: z.string().optional(),
  answer: Answer.optional(),
});
export type Consultation = z.infer<typeof Consultation>;

/** Whether it still waits for an answer. */
export const isPending = ({ state }: Consultation) => state === 'open' || state === 'overdue';

/** The consultations of a dossier that still wait for an answer; none for most. */
export const pendingIn = (dossier: { code: string; consultations?: Consultation[] | undefined }) =>
  (dossier.consultations ?? []).filter(isPending);
