import type { DossierFile } from '#shared/file/file.ts';
import type { JournalEntry } from '#shared/journal/journal.ts';
import type { Closed, Dossier } from '../dossier.ts';
import type { DossierEvent } from '../events.ts';

type FileEvent = Extract<
  DossierEvent,
  { type: 'files.declared' | 'file.replaced' | 'file.accepted' | 'file.rejected' | 'file.confirmed' }
>;

type Happening = Pick<JournalEntry, 'at' | 'by'>;

/** Folds what happened to the dossier's files. */
export function evolveFiles(dossier: Exclude<Dossier, Closed>, event: FileEvent, entry: Happening): Dossier {
  if (event.type === 'files.declared') {
    const declared = event.files.map((file) => ({
      ...file,
      purpose: event.purpose,
      ...about(event),
      state: 'missing' as const,
    }));
    return { ...dossier, files: [...dossier.files, ...declared] };
  }
  return {
    ...dossier,
    files: dossier.files.map((file) => (file.id === event.file ? change(file, event, entry) : file)),
  };
}

const signaturesIn = ({ signatures }: Pick<DossierFile, 'signatures'>) =>
  signatures !== undefined && { signatures };

const about = ({ consultation }: { consultation?: number | undefined }) =>
  consultation !== undefined && { consultation };

function change(
  file: DossierFile,
  event: Exclude<FileEvent, { type: 'files.declared' }>,
  { at, by }: Happening,
): DossierFile {
  switch (event.type) {
    case 'file.replaced':
      return { ...event.by, purpose: file.purpose, ...about(file), state: 'missing' };
    case 'file.accepted':
      return {
        ...file,
        state: 'accepted',
        ...(event.pages !== undefined && { pages: event.pages }),
        ...(event.attachments !== undefined && { attachments: event.attachments }),
        ...signaturesIn(event),
        ...(event.recognise && { recognition: { state: 'due' as const } }),
      };
    case 'file.rejected':
      return { ...file, state: 'rejected', problem: event.problem, ...signaturesIn(event) };
    case 'file.confirmed': {
      const absent = by.for !== undefined && { for: by.for };
      return { ...file, confirmed: { by: by.id, ...absent, at, basis: event.basis } };
    }
    default:
      return event satisfies never;
  }
}
