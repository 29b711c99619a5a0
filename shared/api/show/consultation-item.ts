import * as z from 'zod';
import { ConsultationLine, consultationLineOf } from '#shared/dossier/consultation-list.ts';
import type { DossierStore } from '#shared/dossier/journal/store.ts';
import type { Reference } from '#shared/dossier/reference.ts';
import { Text } from '#shared/kernel/text.ts';

/** The line as it is shown: with what an act on it needs to name, and what the procedure is called. */
export const ConsultationItem = ConsultationLine.extend({
  version: z.int(),
  dossier: ConsultationLine.shape.dossier.extend({
    procedure: z.object({ code: z.string(), version: z.int(), name: Text }),
  }),
});
export type ConsultationItem = z.infer<typeof ConsultationItem>;

/** The lines with their dossiers as they are now; without those that were answered since the list was read. */
export async function consultationItems(
  { store, reference }: { store: Pick<DossierStore, 'find'>; reference: Pick<Reference, 'procedure'> },
  consultations: readonly ConsultationLine[],
): Promise<ConsultationItem[]> {
  const items = consultations.map(async ({ id, dossier: { code } }) => {
    const dossier = await store.find(code);
    const no = Number(id.slice(id.lastIndexOf('.') + 1));
    const line = dossier === undefined ? undefined : consultationLineOf(dossier, no);
    if (dossier === undefined || line === undefined) return [];
    const { procedure } = line.dossier;
    const known = await reference.procedure(procedure.code, { version: procedure.version });
    if (known === undefined) throw new Error(`${procedure.code} v${procedure.version} is not published`);
    const named = { ...line.dossier, procedure: { ...procedure, name: known.name } };
    return [{ ...line, version: dossier.version, dossier: named }];
  });
  return (await Promise.all(items)).flat();
}
