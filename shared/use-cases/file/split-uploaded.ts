import {
  type Batch,
  type BatchFailure,
  type BatchPart,
  type BatchStore,
  batchKey,
  batchPartKey,
  isExpired,
} from '#shared/file/batch.ts';
import type { Threat } from '#shared/file/file.ts';
import type { Procedure } from '#shared/procedure/procedure.ts';
import type { ScanStore } from './recognise-file.ts';

type Paper = Pick<BatchPart, 'component' | 'pages' | 'blank' | 'mediaType'> & { bytes: Uint8Array };

export type SplitDeps = {
  batches: BatchStore;
  reference: { procedure(code: string, which: { version: number }): Promise<Procedure | undefined> };
  scans: ScanStore;
  /** Parts a batch at its separator sheets; the same bytes, dated alike, give the same parts. */
  split(bytes: Uint8Array, mediaType: string, dated: { at: string }): Promise<Paper[] | BatchFailure>;
  sha256: (bytes: Uint8Array) => string;
};

type Arrived = { id: string; threat?: Threat | undefined; at: string };

/** Splits a batch that has arrived, stores its parts beside it and records them. Idempotent. */
export async function splitUploaded(
  deps: SplitDeps,
  { id, threat, at }: Arrived,
): Promise<Batch | 'not-wanted'> {
  const batch = await deps.batches.find(id);
  if (batch?.state !== 'awaiting' || isExpired(batch, at)) return 'not-wanted';
  const outcome = threat === undefined ? await outcomeOf(deps, batch) : failureBy(threat);
  if (outcome === undefined) return 'not-wanted';
  const ended =
    typeof outcome === 'string'
      ? { state: 'failed' as const, reason: outcome }
      : { state: 'split' as const, parts: outcome };
  const next = { ...batch, version: batch.version + 1, ...ended };
  // A concurrent run found the same.
  return (await deps.batches.put(next)) ? next : 'not-wanted';
}

const failureBy = (threat: Threat): BatchFailure => (threat === 'encrypted' ? 'unreadable' : threat);

/** Undefined if the bytes no longer exist. */
async function outcomeOf(deps: SplitDeps, batch: Batch): Promise<BatchPart[] | BatchFailure | undefined> {
  const bytes = await deps.scans.read(batchKey(batch.id));
  if (bytes === undefined) return undefined;
  if (bytes.length !== batch.size || deps.sha256(bytes) !== batch.sha256) return 'not-as-declared';
  // Dated by the declaration, so that another attempt makes the same parts.
  const papers = await deps.split(bytes, batch.mediaType, { at: batch.at });
  if (typeof papers === 'string') return papers;
  const { code, version } = batch.procedure;
  const procedure = await deps.reference.procedure(code, { version });
  const components = new Set(procedure?.components.map((one) => one.id));
  const parts: BatchPart[] = [];
  for (const [index, paper] of papers.entries()) {
    const part = await keep(deps, batch, { no: index + 1, paper });
    parts.push({ ...part, known: components.has(paper.component) });
  }
  return parts;
}

async function keep(deps: SplitDeps, { id }: Batch, { no, paper }: { no: number; paper: Paper }) {
  const { bytes, ...rest } = paper;
  const key = batchPartKey(id, no);
  const sha256 = deps.sha256(bytes);
  const kept = await deps.scans.put(key, bytes, paper.mediaType);
  // Of an earlier batch of this id, whose record went before its parts did.
  if (deps.sha256(kept) !== sha256) throw new Error(`${key} is there with other bytes`);
  return { no, ...rest, size: bytes.length, sha256 };
}
