import { fold } from '#shared/kernel/fold.ts';
import { PostingsReader } from './postings.ts';
import type { OpenSegment } from './read-segment.ts';
import type { FiledDossier } from './segment.ts';
import { spellingOf, spellingsOf } from './terms.ts';
import { pagesOf } from './write-segment.ts';

/** Maximum words that are looked at for a beginning, and for one that is spelled with its diacritics. */
const [most, mostSpelled] = [300, 2_000];

/** What is typed: the beginning of a word, and the word before it. */
export type Typed = { beginning: string; before?: string | undefined };

/** A word, whether it is spelled as it was begun, on how many pages it stands that may be seen, and on how many of them right behind the word before. */
export type LikeWord = { word: string; isSpelled: boolean; pages: number; behind: number };

/** The words of a segment that begin so, in any spelling. */
export async function wordsLike(
  segment: OpenSegment,
  { beginning, before }: Typed,
  isVisible: (dossier: FiledDossier) => boolean,
): Promise<LikeWord[]> {
  const [folded, spelled] = [fold(beginning), beginning.normalize('NFC').toLowerCase()];
  const terms = await segment.terms(folded, folded === spelled ? most : mostSpelled);
  if (terms.length === 0) return [];
  const visible = visiblePages(segment, isVisible);
  const places = before === undefined ? undefined : await placesOf(segment, before);
  const { bytes, offset } = await segment.postings(terms);
  return terms.flatMap((term): LikeWord[] => {
    const start = term.offset - offset;
    const reader = new PostingsReader(bytes, start, start + term.length);
    let [pages, behind] = [0, 0];
    while (reader.next()) {
      if (visible[reader.page] !== 1) continue;
      pages += 1;
      const earlier = places?.get(reader.page);
      if (earlier !== undefined && reader.places.some((place) => earlier.has(place - 1))) behind += 1;
    }
    const word = spellingOf(term.term);
    return pages === 0 ? [] : [{ word, isSpelled: word.startsWith(spelled), pages, behind }];
  });
}

/** Where a word stands on each page, in any spelling. */
async function placesOf(segment: OpenSegment, word: string): Promise<Map<number, Set<number>>> {
  const places = new Map<number, Set<number>>();
  const terms = await segment.terms(spellingsOf(fold(word)), most);
  const { bytes, offset } = await segment.postings(terms);
  for (const { offset: at, length } of terms) {
    const reader = new PostingsReader(bytes, at - offset, at - offset + length);
    while (reader.next())
      places.set(reader.page, new Set([...(places.get(reader.page) ?? []), ...reader.places]));
  }
  return places;
}

/** 1 for each page that may be seen. */
function visiblePages(segment: OpenSegment, isVisible: (dossier: FiledDossier) => boolean): Uint8Array {
  const visible = new Uint8Array(segment.pages);
  let page = 0;
  for (const dossier of segment.content.dossiers) {
    const end = page + pagesOf(dossier);
    if (isVisible(dossier)) visible.fill(1, page, end);
    page = end;
  }
  return visible;
}
