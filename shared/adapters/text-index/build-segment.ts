import type { DossierTexts } from '#shared/archive/texts/text-index.ts';
import { wordsIn } from '#shared/archive/texts/words.ts';
import { PostingsWriter } from './postings.ts';
import type { FiledDossier, NewSegment } from './segment.ts';
import { termOf } from './terms.ts';
import { writeSegment } from './write-segment.ts';

/** Makes a segment of some dossiers. */
export function buildSegment(dossiers: readonly DossierTexts[]): NewSegment {
  const bySpelling = new Map<string, PostingsWriter>();
  let page = 0;
  for (const text of dossiers.flatMap(({ files }) => files.flatMap(({ pages }) => pages))) {
    for (const [spelling, places] of placesIn(text)) {
      const postings = bySpelling.get(spelling) ?? new PostingsWriter();
      postings.add(page, places);
      bySpelling.set(spelling, postings);
    }
    page += 1;
  }
  const terms = [...bySpelling]
    .map(([spelling, postings]) => [termOf(spelling), postings] as const)
    .toSorted(([one], [other]) => (one < other ? -1 : 1));
  const sealed = dossiers.map((dossier) => dossier.sealed).toSorted();
  return writeSegment(dossiers.map(filed), terms, sealed.at(-1) ?? '');
}

function placesIn(text: string): Map<string, number[]> {
  const places = new Map<string, number[]>();
  for (const [place, spelling] of wordsIn(text).entries()) {
    const known = places.get(spelling);
    if (known === undefined) places.set(spelling, [place]);
    else known.push(place);
  }
  return places;
}

const filed = ({ code, unit, procedure, closedAt, files }: DossierTexts): FiledDossier => ({
  code,
  unit,
  procedure,
  closedAt,
  files: files
    // A text of no page would be a file that nothing is in.
    .filter(({ pages }) => pages.length > 0)
    .map((file) => ({ ...file, pages: file.pages.length })),
});
