import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import canonicalize from 'canonicalize';
import * as z from 'zod';
import { Sha256Hex } from '#shared/journal/journal.ts';
import { SigningAlgorithm } from '#shared/signature/signer.ts';
import { leafHash } from './merkle.ts';

/** A sealed dossier as the day's tree knows it: its package, and its journal's last entry, which records the sealing. */
export const Leaf = z.strictObject({ code: z.string(), package: Sha256Hex, head: Sha256Hex });
export type Leaf = z.infer<typeof Leaf>;

export const hashOfLeaf = (leaf: Leaf): string => leafHash(canonicalize(leaf) ?? '');

/** What a day of sealing comes down to. Each names the one before it, so that no day can be left out or made up later. */
export const DayRoot = z.strictObject({
  /** The day in Việt Nam. */
  day: z.iso.date(),
  count: z.int().min(0),
  root: Sha256Hex,
  /** SHA-256 of the record of the day before, in canonical form; 64 zeros for the first. */
  previous: Sha256Hex,
  /** When it was signed, UTC. */
  at: z.iso.datetime(),
});
export type DayRoot = z.infer<typeof DayRoot>;

/** A day's root under the archive's signature over its canonical form (RFC 8785). */
export const SignedRoot = z.strictObject({
  record: DayRoot,
  algorithm: SigningAlgorithm,
  /** Base64. */
  signature: z.base64(),
  /** SubjectPublicKeyInfo in base64: compare it with the one that the archive publishes elsewhere. */
  publicKey: z.base64(),
  /** What a time-stamping authority says of the signature's bytes (RFC 3161), in base64; absent where none was published. */
  timeStamp: z.base64().optional(),
});
export type SignedRoot = z.infer<typeof SignedRoot>;

/** What is signed. */
export const signedText = (record: DayRoot): string => canonicalize(record) ?? '';

export const hashOfRoot = ({ record }: SignedRoot): string =>
  bytesToHex(sha256(utf8ToBytes(signedText(record))));

/** That one dossier is in a day's tree; it needs nothing of ours to be checked. */
export const InclusionProof = z.strictObject({
  leaf: Leaf,
  index: z.int().min(0),
  path: z.array(Sha256Hex),
  /** The journal entry that records the sealing, as the text that its hash is taken over. It follows those in the package. */
  sealing: z.string(),
  root: SignedRoot,
});
export type InclusionProof = z.infer<typeof InclusionProof>;
