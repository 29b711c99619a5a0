import { isDigitised } from '#shared/dossier/acts/files/confirm-files.ts';
import type { Closed } from '#shared/dossier/dossier.ts';
import { draftedIn } from '#shared/dossier/journal/application.ts';
import type { DossierFile } from '#shared/file/file.ts';
import type { JournalEntry } from '#shared/journal/journal.ts';
import { localDate, monthsLater } from '#shared/kernel/time.ts';
import type { Procedure, Reuse } from '#shared/procedure/procedure.ts';
import type { KeptPaper } from '#shared/reuse/kept-paper.ts';
import type { PackageInput } from './package-input.ts';

type Whole = { dossier: Closed; journal: readonly JournalEntry[]; procedure: Procedure };

/** A file with the rule by which it may be used again. */
type Ruled = { file: DossierFile; rule: Reuse; about: Pick<KeptPaper, 'kind' | 'component' | 'paper'> };

/**
 * The papers of a closed dossier that may be handed in again: where the applicant agreed, the procedure has a rule for
 * them, and they are originals or were compared with one. That somebody uploaded a paper makes it no original.
 */
export function keepable(
  { dossier, journal, procedure }: Whole,
  accepted: PackageInput['files'],
): { identifier: string; papers: KeptPaper[] } | undefined {
  const { applicant, keepPapers } = draftedIn(journal);
  if (keepPapers !== true || applicant.identifier === undefined) return undefined;
  const papers = dossier.files
    .flatMap((file) => ruled(procedure, file) ?? [])
    .flatMap(({ file, rule, about }): KeptPaper[] => {
      const at = accepted.find(({ id }) => id === file.id)?.addedAt;
      if (at === undefined || (about.kind === 'component' && !isDigitised(file))) return [];
      const { id, mediaType, name, sha256, size } = file;
      const place = { code: dossier.code, file: id, procedure: procedure.code };
      const validUntil = monthsLater(localDate(at), rule.months);
      return [{ ...place, ...about, name, mediaType, size, sha256, acceptedAt: at, validUntil }];
    });
  return { identifier: applicant.identifier, papers };
}

function ruled({ components, result }: Procedure, file: DossierFile): Ruled | undefined {
  // What was taken from another dossier is kept there, under its own term.
  if (file.state !== 'accepted' || file.from !== undefined) return undefined;
  if (file.purpose === 'result' && result.reuse !== undefined)
    return {
      file,
      rule: result.reuse,
      about: { kind: 'result', ...(result.code && { paper: result.code }) },
    };
  const component = components.find(({ id }) => id === file.component);
  if (component?.reuse === undefined) return undefined;
  const { code, id, reuse } = component;
  return { file, rule: reuse, about: { kind: 'component', component: id, ...(code && { paper: code }) } };
}
