import { gzipSync } from 'node:zlib';
import { sha256 } from '#shared/adapters/hashing.ts';
import { ByteWriter } from './bytes.ts';
import type { PostingsWriter } from './postings.ts';
import type { FiledDossier, NewSegment, SegmentHead } from './segment.ts';

/** Terms in a block: so many are read to find one. */
const inBlock = 64;

/** Writes a segment out of its terms, which come in their order. */
export function writeSegment(
  dossiers: FiledDossier[],
  terms: Iterable<readonly [string, PostingsWriter]>,
  sealed: string,
): NewSegment {
  const dictionary = new ByteWriter();
  const postings = new ByteWriter();
  const blocks: SegmentHead['blocks'] = [];
  let [count, last] = [0, ''];
  for (const [term, { bytes, pages }] of terms) {
    const begins = count % inBlock === 0;
    if (begins) blocks.push([term, dictionary.length, postings.length]);
    const shared = begins ? 0 : sharedBy(last, term);
    dictionary.number(shared);
    dictionary.text(term.slice(shared));
    dictionary.number(pages);
    dictionary.number(bytes.length);
    postings.raw(bytes);
    [count, last] = [count + 1, term];
  }
  const head: SegmentHead = { version: 1, dossiers, blocks, dictionary: dictionary.length };
  const packed = gzipSync(JSON.stringify(head));
  const content = Buffer.concat([dictionary.bytes, postings.bytes, packed]);
  const closed = dossiers.map(({ closedAt }) => closedAt).toSorted();
  return {
    key: sha256(content),
    bytes: content.length,
    head: packed.length,
    dossiers: dossiers.length,
    pages: dossiers.reduce((sum, dossier) => sum + pagesOf(dossier), 0),
    from: closed[0] ?? '',
    to: closed.at(-1) ?? '',
    sealed,
    content,
  };
}

export const pagesOf = ({ files }: FiledDossier): number => files.reduce((sum, { pages }) => sum + pages, 0);

function sharedBy(one: string, other: string): number {
  let length = 0;
  while (length < one.length && one[length] === other[length]) length += 1;
  // Half of a character is none.
  return /[\uDC00-\uDFFF]/.test(other[length] ?? '') ? length - 1 : length;
}
