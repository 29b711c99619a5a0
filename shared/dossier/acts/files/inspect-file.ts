import type { DossierFile, FileProblem } from '#shared/file/file.ts';
import { ok } from '#shared/kernel/result.ts';
import { type FileSignature, holds } from '#shared/signature/signature.ts';
import type { DossierCommand } from '../../commands.ts';
import type { Closed, Dossier } from '../../dossier.ts';
import type { DossierEvent } from '../../events.ts';
import type { Decision, Facts } from '../../facts.ts';
import { refuse } from '../../refusal.ts';
import { submit } from '../submit.ts';
import { endSupplement } from '../supplement.ts';
import { withdrawal } from '../withdraw.ts';
import { wantsRecognition } from './record-recognition.ts';

type Current = Exclude<Dossier, Closed>;

/** The bytes of a file arrived and were inspected; the last missing file moves the dossier on. */
export function decideInspection(
  dossier: Current,
  command: DossierCommand & { type: 'inspect' },
  facts: Facts,
): Decision {
  const file = dossier.files.find(({ id }) => id === command.file);
  if (file === undefined) return refuse('unknown-file');
  if (file.state !== 'missing') return refuse('file-settled');
  const { signatures } = command;
  const signed = signatures !== undefined && { signatures };
  const problem = command.problem ?? lackOfSignature(file, signatures, facts);
  if (problem !== undefined) return ok([{ type: 'file.rejected', file: file.id, problem, ...signed }]);
  const accepted: DossierEvent = {
    type: 'file.accepted',
    file: file.id,
    ...foundIn(command),
    ...(wantsRecognition(file, facts.procedure) && { recognise: true }),
  };
  if (file.purpose === 'request') return ok([accepted, ...withdrawal(dossier, file, facts)]);
  const others = dossier.files.filter((one) => one.id !== file.id && isOfApplication(one));
  if (!isOfApplication(file) || others.some(({ state }) => state !== 'accepted')) return ok([accepted]);
  return ok([accepted, ...afterLastFile(dossier, facts)]);
}

/** What is kept of what was found in an accepted file. */
const foundIn = ({
  pages,
  attachments,
  signatures,
  format,
  scannedBy,
}: DossierCommand & { type: 'inspect' }) => ({
  ...(pages !== undefined && { pages }),
  ...(attachments !== undefined && { attachments }),
  ...(signatures !== undefined && { signatures }),
  ...(format !== undefined && { format }),
  ...(scannedBy !== undefined && { scannedBy }),
});

/** A component may demand a signature; elsewhere one that does not hold is for the officer to judge. */
function lackOfSignature(
  { component, purpose }: DossierFile,
  signatures: FileSignature[] = [],
  { procedure }: Facts,
): FileProblem | undefined {
  const asked = procedure.components.find(({ id }) => id === component);
  if (purpose === 'result' || asked?.signature !== 'required') return undefined;
  if (signatures.length === 0) return 'unsigned';
  return signatures.every(holds) ? undefined : 'signature-not-valid';
}

/** What the application consists of; the other papers have a purpose of their own. */
export const isOfApplication = ({ purpose }: DossierFile) =>
  purpose === 'component' || purpose === 'supplement';

/** Everything that was announced has arrived. */
function afterLastFile(dossier: Current, facts: Facts): DossierEvent[] {
  if (dossier.status === 'draft') return submit(dossier, facts);
  return dossier.status === 'awaiting-supplement' ? [endSupplement(dossier, 'received', facts)] : [];
}
