import type { Clause } from '#shared/archive/texts/query.ts';
import type { FoundTexts } from '#shared/archive/texts/text-index.ts';
import { evaluate, type Fits } from './evaluate.ts';
import type { OpenSegment } from './read-segment.ts';
import type { FiledDossier } from './segment.ts';

type FiledText = FiledDossier['files'][number];

/** A dossier with a file that meets every clause. */
export type FoundDossier = {
  dossier: FiledDossier;
  /** 2 where everything is spelled as it was asked for, else 1. */
  fit: number;
  pages: () => FoundTexts['pages'];
};

/** The dossiers of a segment that may be seen and have a file in which every clause is met, on whatever pages of it. */
export async function searchSegment(
  segment: OpenSegment,
  clauses: readonly Clause[],
  isVisible: (dossier: FiledDossier) => boolean,
): Promise<FoundDossier[]> {
  const fits = await Promise.all(clauses.map((clause) => evaluate(segment, clause)));
  const found: FoundDossier[] = [];
  let page = 0;
  for (const dossier of segment.content.dossiers) {
    const files = dossier.files.map((file) => {
      const first = page;
      page += file.pages;
      return { file, first };
    });
    if (!isVisible(dossier)) continue;
    const matching = files.filter((file) => fitOf(file, fits) > 0);
    if (matching.length === 0) continue;
    const fit = Math.max(...matching.map((file) => fitOf(file, fits)));
    found.push({ dossier, fit, pages: () => pagesIn(matching, fits) });
  }
  return found;
}

type Placed = { file: FiledText; first: number };

/** How well a file meets the clause that it meets worst. */
function fitOf({ file, first }: Placed, fits: readonly Fits[]): number {
  let worst = 2;
  for (const fit of fits) {
    let best = 0;
    for (let page = first; page < first + file.pages; page += 1) best = Math.max(best, fit[page] ?? 0);
    if (best === 0) return 0;
    worst = Math.min(worst, best);
  }
  return worst;
}

function pagesIn(files: readonly Placed[], fits: readonly Fits[]): FoundTexts['pages'] {
  const met = (page: number) => fits.filter((fit) => (fit[page] ?? 0) > 0).length;
  return files
    .flatMap(({ file, first }) =>
      Array.from({ length: file.pages }, (_, index) => ({
        file,
        number: index + 1,
        met: met(first + index),
      })),
    )
    .filter((page) => page.met > 0)
    .toSorted((one, other) => other.met - one.met)
    .map(({ file: { id, offset, size }, number }) => ({ file: { id, offset, size }, number }));
}
