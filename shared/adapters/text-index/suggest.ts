import { fold } from '#shared/kernel/fold.ts';
import { PostingsReader } from './postings.ts';
import type { OpenSegment } from './read-segment.ts';
import type { FiledDossier } from './segment.ts';
import { spellingOf } from './terms.ts';
import { pagesOf } from './write-segment.ts';

/** Words that are looked at for a beginning. */
const most = 300;

/** The words of a segment that begin so, and on how many pages that may be seen each stands; none that is on no such page. */
export async function wordsLike(
  segment: OpenSegment,
  beginning: string,
  isVisible: (dossier: FiledDossier) => boolean,
): Promise<[string, number][]> {
  const terms = await segment.terms(fold(beginning), most);
  if (terms.length === 0) return [];
  const visible = visiblePages(segment, isVisible);
  const { bytes, offset } = await segment.postings(terms);
  return terms.flatMap((term): [string, number][] => {
    const start = term.offset - offset;
    const reader = new PostingsReader(bytes, start, start + term.length);
    let pages = 0;
    while (reader.next()) pages += visible[reader.page] ?? 0;
    return pages === 0 ? [] : [[spellingOf(term.term), pages]];
  });
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
