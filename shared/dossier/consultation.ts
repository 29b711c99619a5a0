import * as z from 'zod';
import { Limit } from '#shared/calendar/limit.ts';
import { Matter } from '#shared/procedure/procedure.ts';

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
 * A question to another unit, beside the open task. `overdue` is still to be answered: silence is no agreement, unless
 * the law of the matter says so, and then it has `consented`. `no` is unique in the dossier; `task` is the task from which
 * it was asked.
 */
export const Consultation = z.object({
  no: z.int().positive(),
  task: z.int().positive(),
  unit: z.string(),
  question: z.string(),
  /** As the procedure had it when it was asked. */
  matter: Matter.optional(),
  /** The components that the unit may see; all if there are none. */
  components: z.array(z.string()),
  by: z.string(),
  askedAt: Instant,
  /** What the due time was calculated from, unless it was given itself. */
  limit: Limit.optional(),
  dueAt: Instant,
  warnAt: Instant,
  warned: z.boolean(),
  state: z.enum(['open', 'overdue', 'answered', 'consented', 'cancelled']),
  holder: z.string().optional(),
  answer: Answer.optional(),
});
export type Consultation = z.infer<typeof Consultation>;

/** By which law it is consented to when its time runs out; undefined where silence is no answer. */
export const lawOfSilence = ({ matter }: Pick<Consultation, 'matter'>): string | undefined =>
  matter?.silence === 'consent' ? matter.basis : undefined;

/** Whether a file is an opinion on it; one that was declared before this was noted may be on any. */
export const isOn = (
  { no }: Pick<Consultation, 'no'>,
  { consultation }: { consultation?: number | undefined },
) => consultation === undefined || consultation === no;

/** Whether it still waits for an answer. */
export const isPending = ({ state }: Consultation) => state === 'open' || state === 'overdue';

/** The consultations of a dossier whose time is over without an answer. */
export const unansweredIn = (dossier: Parameters<typeof pendingIn>[0]) =>
  pendingIn(dossier).filter(({ state }) => state === 'overdue');

/** The consultations of a dossier that still wait for an answer; none for most. */
export const pendingIn = (dossier: { code: string; consultations?: Consultation[] | undefined }) =>
  (dossier.consultations ?? []).filter(isPending);
