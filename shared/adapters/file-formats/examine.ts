import { sha256 } from '#shared/adapters/hashing.ts';
import type { TrustAnchor } from '#shared/signature/trust.ts';
import type { Findings } from '#shared/use-cases/file/receive-upload.ts';
import { besideCode, boundedProcess } from '../bounded/bounded-process.ts';
import { identify } from './identify.ts';
import { inspection, isSigned } from './inspection.ts';

/** The trust list; asked for only where a file is signed. */
export type Anchors = () => Promise<TrustAnchor[]>;
type Judge = { at: string; anchors: Anchors };

/** Far more than any file needs that keeps to the limits, which are looked at first and depend on no machine. */
const bounds = { megabytes: 768, seconds: 30 };
const look = boundedProcess(besideCode(import.meta.url, 'file-reader'), inspection, bounds);

/** What a file is and holds, seen by a process that may die of it; one that did says so by its problem. */
export async function examine(bytes: Uint8Array, { at, anchors }: Judge): Promise<Findings> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const question = { bytes: buffer, at, anchors: isSigned(buffer) ? await anchors() : [] };
  const inside = (await look(question)) ?? { problem: 'unfolds' };
  const found = { size: buffer.length, sha256: sha256(buffer), mediaType: undefined, ...inside };
  const format = identify(buffer, found.mediaType);
  return { ...found, ...(format !== undefined && { format }) };
}
