import { gunzipSync } from 'node:zlib';
import { ByteReader } from './bytes.ts';
import { type FiledTerm, type Segment, SegmentHead } from './segment.ts';

/** Bytes of a segment, by place. */
type ReadBytes = (offset: number, length: number) => Promise<Uint8Array>;

/** A segment whose head is known. */
export type OpenSegment = Segment & {
  content: SegmentHead;
  /** The terms that begin so, in their order, `most` of them; blocks that were read are remembered. */
  terms(beginning: string, most: number): Promise<FiledTerm[]>;
  /** The postings of neighbouring terms in one read, and where they begin. */
  postings(terms: readonly FiledTerm[]): Promise<{ bytes: Uint8Array; offset: number }>;
};

export async function openSegment(segment: Segment, read: ReadBytes): Promise<OpenSegment> {
  const packed = await read(segment.bytes - segment.head, segment.head);
  const content = SegmentHead.parse(JSON.parse(gunzipSync(packed).toString()));
  const known = new Map<number, Promise<FiledTerm[]>>();
  const block = (index: number) => {
    const terms = known.get(index) ?? readBlock(content, index, read);
    known.set(index, terms);
    // A read that failed is tried again by whoever asks next.
    terms.catch(() => known.delete(index));
    return terms;
  };
  return {
    ...segment,
    content,
    async terms(beginning, most) {
      const found: FiledTerm[] = [];
      for (let index = blockOf(content, beginning); index < content.blocks.length; index += 1) {
        const terms = await block(index);
        found.push(...terms.filter(({ term }) => term.startsWith(beginning)));
        const last = terms.at(-1)?.term ?? '';
        if (found.length >= most || (last > beginning && !last.startsWith(beginning))) break;
      }
      return found.slice(0, most);
    },
    async postings(terms) {
      const offset = terms[0]?.offset ?? 0;
      const last = terms.at(-1);
      if (last === undefined) return { bytes: new Uint8Array(), offset };
      const length = last.offset + last.length - offset;
      return { bytes: await read(content.dictionary + offset, length), offset };
    },
  };
}

/** The last block that begins before a term, where it must be if it is anywhere. */
function blockOf({ blocks }: SegmentHead, term: string): number {
  let [low, high] = [0, blocks.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((blocks[middle]?.[0] ?? '') <= term) low = middle + 1;
    else high = middle;
  }
  return Math.max(0, low - 1);
}

async function readBlock(head: SegmentHead, index: number, read: ReadBytes): Promise<FiledTerm[]> {
  const [, start, postings] = head.blocks[index] ?? ['', 0, 0];
  const end = head.blocks[index + 1]?.[1] ?? head.dictionary;
  return [...termsIn(await read(start, end - start), postings)];
}

/** The terms of a block, or of blocks that follow one another from the first on. */
export function* termsIn(block: Uint8Array, postings: number): Generator<FiledTerm> {
  const reader = new ByteReader(block);
  let [term, offset] = ['', postings];
  while (!reader.isDone) {
    const shared = reader.number();
    term = term.slice(0, shared) + reader.text();
    const [pages, length] = [reader.number(), reader.number()];
    yield { term, pages, offset, length };
    offset += length;
  }
}
