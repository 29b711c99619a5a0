import type { DossierFile } from '#shared/file/file.ts';
import type { Closed, Dossier } from './dossier.ts';
import type { DossierEvent } from './events.ts';

type FileEvent = Extract<
  DossierEvent,
  { type: 'files.declared' | 'file.replaced' | 'file.accepted' | 'file.rejected' }
>;

/** Folds what happened to the dossier's files. */
export function evolveFiles(dossier: Exclude<Dossier, Closed>, event: FileEvent): Dossier {
  if (event.type === 'files.declared') {
    const declared = event.files.map((file) => ({
      ...file,
      purpose: event.purpose,
      state: 'missing' as const,
    }));
    return { ...dossier, files: [...dossier.files, ...declared] };
  }
  return {
    ...dossier,
    files: dossier.files.map((file) => (file.id === event.file ? change(file, event) : file)),
  };
}

const signaturesIn = ({ signatures }: Pick<DossierFile, 'signatures'>) =>
  signatures !== undefined && { signatures };

function change(file: DossierFile, event: Exclude<FileEvent, { type: 'files.declared' }>): DossierFile {
  switch (event.type) {
    case 'file.replaced':
      return { ...event.by, purpose: file.purpose, state: 'missing' };
    case 'file.accepted':
      return {
        ...file,
        state: 'accepted',
        ...(event.pages !== undefined && { pages: event.pages }),
        ...signaturesIn(event),
        ...(event.recognise && { recognition: { state: 'due' as const } }),
      };
    case 'file.rejected':
      return { ...file, state: 'rejected', problem: event.problem, ...signaturesIn(event) };
    default:
      return event satisfies never;
  }
}
