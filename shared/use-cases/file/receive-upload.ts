import { type Dossier, isClosed, isSealed } from '#shared/dossier/dossier.ts';
import { declaredIn, foldJournal } from '#shared/dossier/journal/replay.ts';
import type { DossierStore } from '#shared/dossier/journal/store.ts';
import type { Reference } from '#shared/dossier/reference.ts';
import type { DossierFile, FileProblem, Threat } from '#shared/file/file.ts';
import type { FileFormat } from '#shared/file/file-format.ts';
import type { FileSignature } from '#shared/signature/signature.ts';
import { type Denial, obey } from '#shared/use-cases/dossier/obey.ts';

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
  /** Looks at the bytes of a file as of an instant, unless there are more than `size`; undefined if there is none. */
  examine(key: string, expected: { size: number; at: string }): Promise<Findings | undefined>;
  remove(key: string): Promise<void>;
}

type Deps = { store: DossierStore; reference: Reference; intake: Intake };
type Arrived = {
  key: string;
  threat: Threat | undefined;
  /** What scanned it before it was told of, where something did. */
  scannedBy?: string | undefined;
  at: string;
};

/**
 * A file arrived in the intake: inspects it and records the outcome in its dossier. What nobody waits for is removed, since an address
 * outlives what it was given for; what belongs to no dossier, or was told of before, is left alone.
 */
export async function receiveFile(
  deps: Deps,
  { key, threat, scannedBy, at }: Arrived,
): Promise<'received' | 'removed' | Denial> {
  const [code = '', id = ''] = key.split('/');
  const known = await deps.store.find(code);
  if (known === undefined) return 'unknown-dossier';
  const { file, isUnwanted } = await lookFor(deps.store, known, id);
  if (isUnwanted) {
    await deps.intake.remove(key);
    return 'removed';
  }
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

/**
 * The dossier's file of that id, and whether its bytes came too late: all that come to a dossier whose files have left
 * the intake, those of a file that a closed dossier never got, and those of a file that was replaced. What is made here
 * lies beside what was sent. A file that the dossier did not have when it was read is looked for in the journal, since it
 * may have been declared in the meantime; both answers then come from that one journal.
 */
async function lookFor(
  store: DossierStore,
  dossier: Dossier,
  id: string,
): Promise<{ file?: DossierFile | undefined; isUnwanted: boolean }> {
  if (isClosed(dossier) && (isSealed(dossier) || dossier.submittedAt === undefined))
    return { isUnwanted: true };
  const file = fileOf(dossier, id);
  if (file !== undefined) return { file, isUnwanted: file.state === 'missing' && isClosed(dossier) };
  const journal = await store.journal(dossier.code);
  const declared = fileOf(foldJournal(journal), id);
  return { file: declared, isUnwanted: declared === undefined && declaredIn(journal).includes(id) };
}

const fileOf = (dossier: Dossier | undefined, id: string) => dossier?.files.find((one) => one.id === id);

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
