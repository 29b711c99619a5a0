import type { DossierEvent } from '#shared/dossier/events.ts';
import { derivativesOf } from '#shared/file/derivatives.ts';
import type { DossierFile } from '#shared/file/file.ts';
import { formats } from '#shared/file/file-format.ts';
import type { JournalActor } from '#shared/journal/journal.ts';
import type { Procedure } from '#shared/procedure/procedure.ts';

/** What happened, when, and by whom. */
export type History = readonly { event: DossierEvent; at: string; by: JournalActor }[];

type Accepted = Extract<DossierEvent, { type: 'file.accepted' | 'paper.recorded' }>;

/** A file as the package has it, with all that the journal says of it. */
export function fileOf(file: DossierFile, procedure: Procedure, history: History) {
  const component = procedure.components.find(({ id }) => id === file.component);
  const { at, event } = acceptanceOf(file, history);
  return {
    id: file.id,
    ...(file.component !== undefined && { component: file.component }),
    title:
      component?.name ?? (file.purpose === 'paper' ? file.name.replace(/\.pdf$/, '') : procedure.result.name),
    name: file.name,
    mediaType: file.mediaType,
    size: file.size,
    sha256: file.sha256,
    ...(file.pages !== undefined && { pages: file.pages }),
    role: file.purpose,
    addedAt: at,
    ...formatOf(event, isMadeHere(file, history)),
    ...(event.type === 'file.accepted' && event.scannedBy !== undefined && { scannedBy: event.scannedBy }),
    ...issuedAs(file, history),
    ...(file.confirmed && { confirmed: file.confirmed }),
    ...(file.recognition?.state === 'failed' && { unread: file.recognition.reason }),
  };
}

function acceptanceOf(file: DossierFile, history: History): { at: string; event: Accepted } {
  for (const { event, at } of history) {
    if (event.type === 'file.accepted' && event.file === file.id) return { event, at };
    if (event.type === 'paper.recorded' && event.file.id === file.id) return { event, at };
  }
  throw new Error(`the journal does not say when ${file.id} was accepted`);
}

/** What we print ourselves is PDF/A-2u (shared/adapters/pdf/render-paper.ts). */
const isMadeHere = ({ id, purpose }: DossierFile, history: History) =>
  purpose === 'paper' ||
  history.some(
    ({ event }) => event.type === 'result.issued' && event.file === id && event.token !== undefined,
  );

function formatOf(event: Accepted, isOurs: boolean) {
  const found = event.type === 'file.accepted' ? event.format : undefined;
  const format = found ?? (isOurs ? formats.pdfA['2u'] : undefined);
  return format && { pronom: format.pronom, format };
}

/** Number, symbol, day and signer of a result. */
function issuedAs({ id }: DossierFile, history: History) {
  const found = history.find(({ event }) => event.type === 'result.issued' && event.file === id);
  if (found?.event.type !== 'result.issued') return undefined;
  const { number, printed } = found.event;
  const [, ordinal = number?.ordinal.toString(), symbol] = /^([^/]+)\/(.+)$/.exec(printed ?? '') ?? [];
  const signed = history.findLast(({ event }) => event.type === 'result.signed');
  return {
    issued: {
      ...(ordinal !== undefined && { number: ordinal }),
      ...(symbol !== undefined && { symbol }),
      at: found.at,
      ...(signed !== undefined && { signer: signed.by.id }),
    },
  };
}

/** What was made of a file by reading it, and when. */
export function derivedFrom(file: DossierFile, history: History) {
  const read = history.find(({ event }) => event.type === 'file.recognised' && event.file === file.id);
  return derivativesOf(file).map((made) => {
    if (read === undefined) throw new Error(`the journal does not say when ${file.id} was read`);
    const { event, at } = read;
    return { ...made, addedAt: event.type === 'file.recognised' && event.readAt ? event.readAt : at };
  });
}
