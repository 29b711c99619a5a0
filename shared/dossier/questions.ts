import * as z from 'zod';
import type { JournalEntry } from '#shared/journal/journal.ts';
import type { Page, PageQuery } from '#shared/kernel/page.ts';
import { Text } from '#shared/kernel/text.ts';
import { isPending } from './consultation.ts';
import { consultationView } from './consultation-views.ts';
import { type Dossier, isOpen } from './dossier.ts';
import type { Reference } from './reference.ts';
import type { DossierStore } from './store.ts';

/** One line of the list in which a unit finds what it is asked. */
export const Question = z.object({
  id: z.string(),
  unit: z.string(),
  question: z.string(),
  /** RFC 3339 with the offset of Việt Nam. */
  askedAt: z.string(),
  dueAt: z.string(),
  state: z.enum(['open', 'overdue']),
  holder: z.string().optional(),
  /** What the unit may see; everything where there are none. */
  components: z.array(z.string()).default([]),
  dossier: z.object({
    code: z.string(),
    procedure: z.object({ code: z.string(), version: z.int() }),
    unit: z.string(),
  }),
});
export type Question = z.infer<typeof Question>;

/** The line as it is shown: with what an act on it needs to name, and what the procedure is called. */
export const QuestionItem = Question.extend({
  version: z.int(),
  dossier: Question.shape.dossier.extend({
    procedure: z.object({ code: z.string(), version: z.int(), name: Text }),
  }),
});
export type QuestionItem = z.infer<typeof QuestionItem>;

/** The lines with their dossiers as they are now; without those that were answered since the list was read. */
export async function questionItems(
  { store, reference }: { store: Pick<DossierStore, 'find'>; reference: Pick<Reference, 'procedure'> },
  questions: readonly Question[],
): Promise<QuestionItem[]> {
  const items = questions.map(async ({ id, dossier: { code } }) => {
    const dossier = await store.find(code);
    const no = Number(id.slice(id.lastIndexOf('.') + 1));
    const line = dossier === undefined ? undefined : questionOf(dossier, no);
    if (dossier === undefined || line === undefined) return [];
    const { procedure } = line.dossier;
    const known = await reference.procedure(procedure.code, { version: procedure.version });
    if (known === undefined) throw new Error(`${procedure.code} v${procedure.version} is not published`);
    const named = { ...line.dossier, procedure: { ...procedure, name: known.name } };
    return [{ ...line, version: dossier.version, dossier: named }];
  });
  return (await Promise.all(items)).flat();
}

export type QuestionsQuery = PageQuery & { unit: string };

/** What units are asked and have not answered, in the order in which it is due. */
export interface Questions {
  page(query: QuestionsQuery): Promise<Page<Question>>;
}

/** Numbers of the consultations that an entry is about. */
export const questionsIn = ({ events }: Pick<JournalEntry, 'events'>): number[] => {
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

/** The line of a consultation as the dossier has it now; undefined once nobody waits for its answer. */
export function questionOf(dossier: Dossier, no: number): Question | undefined {
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

/** Where a question stands in its unit's list: by its due time, and unlike any other. */
export const placeOf = ({ dueAt, id }: Question) => `${new Date(dueAt).toISOString()}#${id}`;
