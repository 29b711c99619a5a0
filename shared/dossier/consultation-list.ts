import * as z from 'zod';
import type { JournalEntry } from '#shared/journal/journal.ts';
import type { Page, PageQuery } from '#shared/kernel/page.ts';
import { localTime } from '#shared/kernel/time.ts';
import { Matter } from '#shared/procedure/procedure.ts';
import { type Consultation, isPending } from './consultation.ts';
import { type Dossier, isOpen, taskId } from './dossier.ts';

/** One line of the list in which a unit finds what it is asked. */
export const ConsultationLine = z.object({
  id: z.string(),
  unit: z.string(),
  question: z.string(),
  matter: Matter.optional(),
  /** RFC 3339 with the offset of Việt Nam. */
  askedAt: z.string(),
  dueAt: z.string(),
  state: z.enum(['open', 'overdue']),
  holder: z.string().optional(),
  /** What the unit may see; everything if there are none. */
  components: z.array(z.string()).default([]),
  dossier: z.object({
    code: z.string(),
    procedure: z.object({ code: z.string(), version: z.int() }),
    unit: z.string(),
  }),
});
export type ConsultationLine = z.infer<typeof ConsultationLine>;

export type ConsultationQuery = PageQuery & { unit: string };

/** What units are asked and have not answered, in the order in which it is due. */
export interface ConsultationList {
  page(query: ConsultationQuery): Promise<Page<ConsultationLine>>;
}

/** Numbers of the consultations that an entry is about. */
export const consultationsIn = ({ events }: Pick<JournalEntry, 'events'>): number[] => {
  const about = events.flatMap((event) => {
    if (event.type === 'dossier.redated') return Redated.parse(event).consultations.map(({ no }) => no);
    if (!event.type.startsWith('consultation.')) return [];
    const { success, data } = Numbered.safeParse(event);
    return success ? [data.no ?? data.consultation?.no ?? 0] : [];
  });
  return [...new Set(about)];
};

const Redated = z.object({ consultations: z.array(z.object({ no: z.int() })).default([]) });

const Numbered = z.object({
  no: z.int().optional(),
  consultation: z.object({ no: z.int() }).optional(),
});

/** A question to another unit, with its answer. */
export const consultationView = (
  code: string,
  { no, task, unit, question, matter, components, askedAt, dueAt, state, holder, answer }: Consultation,
) => ({
  id: `${taskId(code, task)}.${no}`,
  unit,
  question,
  ...(matter !== undefined && { matter }),
  components,
  askedAt: localTime(askedAt),
  dueAt: localTime(dueAt),
  state,
  ...(holder !== undefined && { holder }),
  ...(answer !== undefined && { answer: { ...answer, at: localTime(answer.at) } }),
});

/** The line of a consultation as the dossier has it now; undefined once nobody waits for its answer. */
export function consultationLineOf(dossier: Dossier, no: number): ConsultationLine | undefined {
  const known = isOpen(dossier) ? dossier.consultations?.find((one) => one.no === no) : undefined;
  if (known === undefined || !isPending(known)) return undefined;
  const { answer: _, ...line } = consultationView(dossier.code, known);
  const { code, procedure, unit } = dossier;
  return {
    ...line,
    state: known.state === 'overdue' ? 'overdue' : 'open',
    dossier: { code, procedure, unit },
  };
}

/** Where a line stands in its unit's list: by its due time, and unlike any other. */
export const placeOfLine = ({ dueAt, id }: ConsultationLine) => `${new Date(dueAt).toISOString()}#${id}`;
