import type { DossierFile } from '#shared/file/file.ts';
import { isReadable } from '#shared/file/recognition.ts';
import type { JournalEntry } from '#shared/journal/journal.ts';
import { ok } from '#shared/kernel/result.ts';
import type { Procedure } from '#shared/procedure/procedure.ts';
import type { DossierCommand } from '../../commands.ts';
import { type Closed, type Dossier, isSealed } from '../../dossier.ts';
import type { DossierEvent } from '../../events.ts';
import type { Decision } from '../../facts.ts';
import { refuse } from '../../refusal.ts';

/** Whether the text of a file is wanted once it is accepted. */
export const wantsRecognition = ({ mediaType }: DossierFile, { recognition }: Procedure) =>
  recognition !== false && isReadable(mediaType);

/** The file that an entry of the journal makes the recogniser's business. */
export const asksForRecognition = ({ events }: Pick<JournalEntry, 'events'>): string | undefined =>
  events.flatMap((event) =>
    event.type === 'file.accepted' && event['recognise'] === true ? String(event['file']) : [],
  )[0];

/** Files whose text is still to come. */
export const unrecognised = ({ files }: Pick<Dossier, 'files'>): DossierFile[] =>
  files.filter(({ recognition }) => recognition?.state === 'due');

/** A file was read, or cannot be; a closed dossier takes that too, until it is sealed. */
export function recordRecognition(
  dossier: Dossier,
  { file, outcome, readAt }: DossierCommand & { type: 'record-recognition' },
): Decision {
  if (unrecognised(dossier).every(({ id }) => id !== file)) return refuse('unknown-file');
  if (isSealed(dossier)) return refuse('already-sealed');
  return ok([
    typeof outcome === 'string'
      ? { type: 'file.unread', file, reason: outcome }
      : { type: 'file.recognised', file, ...outcome, ...(readAt !== undefined && { readAt }) },
  ]);
}

type RecognitionEvent = Extract<DossierEvent, { type: 'file.recognised' | 'file.unread' }>;

/** Folds what came of reading a file. */
export function evolveRecognition<T extends Exclude<Dossier, Closed> | Closed>(
  dossier: T,
  event: RecognitionEvent,
): T {
  const files = dossier.files.map((file) =>
    file.id === event.file ? { ...file, recognition: stateAfter(event) } : file,
  );
  return { ...dossier, files };
}

function stateAfter(event: RecognitionEvent): NonNullable<DossierFile['recognition']> {
  if (event.type === 'file.unread') return { state: 'failed', reason: event.reason };
  const { pages, text, pdf, remarks } = event;
  return { state: 'done', pages, text, ...(pdf && { pdf }), remarks };
}
