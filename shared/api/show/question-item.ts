import * as z from 'zod';
import type { DossierStore } from '#shared/dossier/journal/store.ts';
import { Question, questionOf } from '#shared/dossier/questions.ts';
import type { Reference } from '#shared/dossier/reference.ts';
import { Text } from '#shared/kernel/text.ts';

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
