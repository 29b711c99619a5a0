import type { Clause, QueryWord } from '#shared/archive/texts/query.ts';
import { PostingsReader } from './postings.ts';
import type { OpenSegment } from './read-segment.ts';
import type { FiledTerm } from './segment.ts';
import { spellingOf, spellingsOf } from './terms.ts';

/** How well pages meet a clause: 0 not at all, 1 but for diacritics, 2 as it was written. */
export type Fits = Uint8Array;

/** As many spellings as a word is looked for in, or words that begin so. */
const mostTerms = 1000;

type Found = { terms: FiledTerm[]; bytes: Uint8Array; offset: number; isExact: (term: FiledTerm) => boolean };

/** How well each page of the segment meets the clause. */
export async function evaluate(segment: OpenSegment, { words, isBeginning }: Clause): Promise<Fits> {
  const found = await Promise.all(words.map((word) => lookUp(segment, word, isBeginning)));
  const [only] = found;
  return only !== undefined && found.length === 1 ? fitsOf(segment, only) : phraseFits(segment, found);
}

async function lookUp(
  segment: OpenSegment,
  { folded, spelling }: QueryWord,
  isBeginning: boolean,
): Promise<Found> {
  const terms = await segment.terms(isBeginning ? folded : spellingsOf(folded), mostTerms);
  const { bytes, offset } =
    terms.length === 0 ? { bytes: new Uint8Array(), offset: 0 } : await segment.postings(terms);
  const isExact = ({ term }: FiledTerm) => {
    if (spelling === undefined) return true;
    return isBeginning ? spellingOf(term).startsWith(spelling) : spellingOf(term) === spelling;
  };
  return { terms, bytes, offset, isExact };
}

/** Every posting of a word, spelling by spelling. */
function visit({ terms, bytes, offset, isExact }: Found, take: (at: PostingsReader, fit: 1 | 2) => void) {
  for (const term of terms) {
    const fit = isExact(term) ? 2 : 1;
    const start = term.offset - offset;
    const reader = new PostingsReader(bytes, start, start + term.length);
    while (reader.next()) take(reader, fit);
  }
}

function fitsOf({ pages }: OpenSegment, found: Found): Fits {
  const fits = new Uint8Array(pages);
  visit(found, ({ page }, fit) => {
    fits[page] = Math.max(fits[page] ?? 0, fit);
  });
  return fits;
}

const pagesWith = ({ terms }: Found) => terms.reduce((sum, { pages }) => sum + pages, 0);

/** Where phrases may begin on a page, and how well they fit as far as they were looked at. */
type Beginnings = Map<number, Map<number, number>>;

function phraseFits({ pages }: OpenSegment, words: readonly Found[]): Fits {
  const fits = new Uint8Array(pages);
  // The rarest word first: of the others only its pages are of interest.
  const rarest = [...words.entries()].toSorted(([, one], [, other]) => pagesWith(one) - pagesWith(other));
  let beginnings: Beginnings | undefined;
  for (const [index, word] of rarest) beginnings = narrowed(beginnings, word, index);
  for (const [page, places] of beginnings ?? []) fits[page] = Math.max(...places.values());
  return fits;
}

function narrowed(before: Beginnings | undefined, word: Found, index: number): Beginnings {
  const after: Beginnings = new Map();
  visit(word, ({ page, places }, fit) => {
    const known = before?.get(page);
    if (before !== undefined && known === undefined) return;
    for (const place of places) {
      const beginning = place - index;
      const fitBefore = known === undefined ? 2 : known.get(beginning);
      if (fitBefore === undefined) continue;
      const onPage = after.get(page) ?? new Map<number, number>();
      after.set(page, onPage.set(beginning, Math.min(fitBefore, fit)));
    }
  });
  return after;
}
