import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import canonicalize from 'canonicalize';
import { fail, ok, type Result } from '#shared/kernel/result.ts';
import type { JournalEntry, UnlinkedEntry } from './journal.ts';

/** What the first entry names as its predecessor. */
export const chainStart = '0'.repeat(64);

/** Where a journal is broken: at `seq`, and which of its promises does not hold there. */
export type ChainBreak = { seq: number; problem: 'hash' | 'prev' | 'gap' | 'code' | 'empty' };

export type Chain = { length: number; head: string };

/** SHA-256 over the RFC 8785 form of everything in the entry except the hash itself. */
function seal({ hash: _, ...sealed }: UnlinkedEntry & { prev: string; hash?: string }): string {
  return bytesToHex(sha256(utf8ToBytes(canonicalize(sealed) ?? '')));
}

/** Puts an entry behind the one whose hash is `prev` ({@link chainStart} for the first). */
export function link(prev: string, entry: UnlinkedEntry): JournalEntry {
  const placed = { ...entry, prev };
  return { ...placed, hash: seal(placed) };
}

/**
 * Walks the chain from its start and names the first place where it is broken.
 * A missing tail leaves a whole chain: compare `head` with a head known from elsewhere.
 */
export function verifyChain(entries: readonly JournalEntry[]): Result<Chain, ChainBreak> {
  const [first] = entries;
  if (first === undefined) return fail({ seq: 1, problem: 'empty' });
  let head = chainStart;
  for (const [index, entry] of entries.entries()) {
    const seq = index + 1;
    if (entry.seq !== seq) return fail({ seq, problem: 'gap' });
    if (entry.code !== first.code) return fail({ seq, problem: 'code' });
    if (entry.prev !== head) return fail({ seq, problem: 'prev' });
    if (entry.hash !== seal(entry)) return fail({ seq, problem: 'hash' });
    head = entry.hash;
  }
  return ok({ length: entries.length, head });
}
