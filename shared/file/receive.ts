import { type Denial, obey } from '#shared/dossier/obey.ts';
import type { Reference } from '#shared/dossier/reference.ts';
import type { DossierStore } from '#shared/dossier/store.ts';
import type { FileSignature } from '#shared/signature/signature.ts';
import type { DossierFile, FileProblem } from './file.ts';
import type { FileFormat } from './file-format.ts';

/** What was found in the bytes of a file. */
export type Findings = {
  size: number;
  /** Left out of a file that was not read, being longer than it was to be. */
  sha256?: string;
  mediaType: string | undefined;
  pages?: number | undefined;
  problem?: FileProblem | undefined;
  /** Of a file that brings some. */
  signatures?: FileSignature[] | undefined;
  /** How many other files are in it. */
  attachments?: number | undefined;
  format?: FileFormat | undefined;
  /** What looked for malware and found none. */
  scannedBy?: string | undefined;
};

/** Where uploaded files lie until their dossier is sealed. */
export interface Intake {
  /** Looks at the bytes of a file as of an instant, unless there are more than `size`; undefined where there is none. */
  examine(key: string, expected: { size: number; at: string }): Promise<Findings | undefined>;
}

type Deps = { store: DossierStore; reference: Reference; intake: Intake };
type Arrived = {
  key: string;
  threat: 'infected' | 'unscannable' | undefined;
  /** What scanned it before it was told of, where something did. */
  scannedBy?: string | undefined;
  at: string;
};

/**
 * A file arrived in the intake: looks at it and tells its dossier. Anything that is no missing file of a dossier is
 * left alone; so is one that was told of before.
 */
export async function receiveFile(
  deps: Deps,
  { key, threat, scannedBy, at }: Arrived,
): Promise<'received' | Denial> {
  const [code = '', id = ''] = key.split('/');
  const known = await deps.store.find(code);
  const file = known?.files.find((one) => one.id === id);
  if (file === undefined) return 'unknown-dossier';
  // Papers that were printed here arrive too; nobody has to look at them.
  if (file.purpose === 'paper') return 'received';
  const outcome = threat === undefined ? await compare(deps.intake, { key, at }, file) : { problem: threat };
  if (outcome === undefined) return 'unknown-dossier';
  const scanned = scannedBy !== undefined && { scannedBy };
  const command = { type: 'inspect', file: id, ...scanned, ...outcome } as const;
  const obeyed = await obey(deps, { code, command, by: { kind: 'system', id: 'inspection' }, at, known });
  if (obeyed.ok) return 'received';
  if (obeyed.error === 'stale') throw new Error(`others were always faster than ${key}`);
  return obeyed.error;
}

/** The declaration against the bytes. */
async function compare(intake: Intake, { key, at }: Pick<Arrived, 'key' | 'at'>, declared: DossierFile) {
  const found = await intake.examine(key, { size: declared.size, at });
  if (found === undefined) return undefined;
  const problem = mismatch(found, declared);
  return {
    ...(found.pages !== undefined && { pages: found.pages }),
    ...(problem !== undefined && { problem }),
    ...(found.signatures !== undefined && { signatures: found.signatures }),
    ...(found.attachments !== undefined && { attachments: found.attachments }),
    ...(found.format !== undefined && { format: found.format }),
    ...(found.scannedBy !== undefined && { scannedBy: found.scannedBy }),
  };
}

/** First whether these are the bytes that were meant, then what they are worth. */
function mismatch(found: Findings, declared: DossierFile): FileProblem | undefined {
  if (found.size !== declared.size) return 'wrong-size';
  if (found.sha256 !== declared.sha256) return 'wrong-checksum';
  if (found.problem !== undefined) return found.problem;
  return found.mediaType === declared.mediaType ? undefined : 'wrong-type';
}
