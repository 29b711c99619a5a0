import { unrecognised } from '#shared/dossier/acts/files/record-recognition.ts';
import type { DossierStore } from '#shared/dossier/journal/store.ts';
import type { Reference } from '#shared/dossier/reference.ts';
import type { DossierFile } from '#shared/file/file.ts';
import { remarksOn } from '#shared/file/pages/remarks.ts';
import type { Recogniser } from '#shared/file/recogniser.ts';
import {
  type DerivativeKind,
  derivativeId,
  derivatives,
  type Recognised,
  type Unread,
} from '#shared/file/recognition.ts';
import { intakeKey } from '#shared/file/uploads.ts';
import { localDate } from '#shared/kernel/time.ts';
import { obey } from '#shared/use-cases/dossier/obey.ts';

/** Where uploaded files lie, and beside them what is derived from them. */
export interface ScanStore {
  /** Undefined if it no longer exists. */
  read(key: string): Promise<Uint8Array | undefined>;
  /** Stores bytes once; gives what is there, which is what was first stored under the key. */
  put(key: string, bytes: Uint8Array, mediaType: string): Promise<Uint8Array>;
}

export type RecogniseDeps = {
  store: DossierStore;
  reference: Reference;
  scans: ScanStore;
  recogniser: Recogniser;
  sha256: (bytes: Uint8Array) => string;
};

type Asked = { code: string; file: string; now: () => string };

/** Reads a file of a dossier, stores the derivatives beside the file and records them in the dossier. Idempotent. */
export async function recogniseFile(
  deps: RecogniseDeps,
  { code, file: id, now }: Asked,
): Promise<Recognised | Unread | 'not-wanted'> {
  const dossier = await deps.store.find(code);
  const file = dossier && unrecognised(dossier).find((one) => one.id === id);
  if (file === undefined) return 'not-wanted';
  // What is sealed has left the intake; so has a draft that came to nothing.
  const bytes = await deps.scans.read(intakeKey(code, id));
  if (bytes === undefined) return 'not-wanted';
  const readAt = now();
  const outcome = await read(deps, { code, file, at: readAt }, bytes);
  const by = { kind: 'system', id: 'recognition' } as const;
  const command = { type: 'record-recognition', file: id, outcome, readAt } as const;
  // Reading takes long, and the journal is in the order of time.
  const obeyed = await obey(deps, { code, command, by, at: now() });
  if (obeyed.ok) return outcome;
  if (obeyed.error === 'stale') throw new Error(`others were always faster than ${id} of ${code}`);
  return 'not-wanted';
}

type Wanted = { code: string; file: DossierFile; at: string };

async function read(
  deps: RecogniseDeps,
  { code, file, at }: Wanted,
  bytes: Uint8Array,
): Promise<Recognised | Unread> {
  const { mediaType, name: title } = file;
  const reading = await deps.recogniser.read(bytes, { mediaType, title, at });
  if (typeof reading === 'string') return reading;
  const keep = async (kind: DerivativeKind, made: Uint8Array) => {
    const kept = await deps.scans.put(
      intakeKey(code, derivativeId(file.id, kind)),
      made,
      derivatives[kind].mediaType,
    );
    return { size: kept.length, sha256: deps.sha256(kept) };
  };
  const text = await keep('text', Buffer.from(JSON.stringify(reading.recognition)));
  return {
    pages: reading.recognition.pages.length,
    text,
    ...(reading.searchable && { pdf: await keep('pdf', reading.searchable) }),
    remarks: remarksOn(reading.reports, localDate(at)),
  };
}
