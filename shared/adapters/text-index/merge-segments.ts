import { PostingsReader, PostingsWriter } from './postings.ts';
import { termsIn } from './read-segment.ts';
import type { FiledDossier, FiledTerm, NewSegment, SegmentHead } from './segment.ts';
import { pagesOf, writeSegment } from './write-segment.ts';

/** A segment with all its bytes. */
export type WholeSegment = { head: SegmentHead; sealed: string; content: Uint8Array };

/** One segment out of several, in which what is not to stay is not any more; undefined where nothing is to stay. */
export function mergeSegments(
  segments: readonly WholeSegment[],
  stays: (code: string) => boolean,
): NewSegment | undefined {
  let page = 0;
  const parts = segments.map(({ head, content }) => {
    const places = renumbered(head.dossiers, stays, page);
    page = places.next;
    const dictionary = content.subarray(0, head.dictionary);
    return { pages: places.pages, terms: termsIn(dictionary, 0), content: content.subarray(head.dictionary) };
  });
  const dossiers = segments.flatMap(({ head }) => head.dossiers).filter(({ code }) => stays(code));
  if (dossiers.length === 0) return undefined;
  const sealed = segments.map((segment) => segment.sealed).toSorted();
  return writeSegment(dossiers, mergedTerms(parts), sealed.at(-1) ?? '');
}

/** What each page of a segment becomes; -1 where it goes. */
function renumbered(dossiers: readonly FiledDossier[], stays: (code: string) => boolean, first: number) {
  const all = dossiers.map((dossier) => ({ stays: stays(dossier.code), count: pagesOf(dossier) }));
  const pages = new Int32Array(all.reduce((sum, { count }) => sum + count, 0)).fill(-1);
  let [at, next] = [0, first];
  for (const one of all) {
    for (let end = at + one.count; at < end; at += 1) {
      if (!one.stays) continue;
      pages[at] = next;
      next += 1;
    }
  }
  return { pages, next };
}

type Part = { pages: Int32Array; terms: Iterator<FiledTerm>; content: Uint8Array };

function* mergedTerms(parts: readonly Part[]): Generator<[string, PostingsWriter]> {
  const heads = parts.map(({ terms }) => following(terms));
  for (;;) {
    const term = heads.reduce<string | undefined>(
      (least, head) => (head !== undefined && (least === undefined || head.term < least) ? head.term : least),
      undefined,
    );
    if (term === undefined) return;
    const merged = new PostingsWriter();
    for (const [index, part] of parts.entries()) {
      const head = heads[index];
      if (head?.term !== term) continue;
      copyPostings(part, head, merged);
      heads[index] = following(part.terms);
    }
    if (merged.pages > 0) yield [term, merged];
  }
}

function following(terms: Iterator<FiledTerm>): FiledTerm | undefined {
  const { done, value } = terms.next();
  return done === true ? undefined : value;
}

function copyPostings({ pages, content }: Part, { offset, length }: FiledTerm, into: PostingsWriter): void {
  const reader = new PostingsReader(content, offset, offset + length);
  while (reader.next()) {
    const page = pages[reader.page] ?? -1;
    if (page >= 0) into.add(page, reader.places);
  }
}
