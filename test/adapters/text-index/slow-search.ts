import type { Clause, QueryWord } from '#shared/archive/texts/query.ts';
import type { DossierTexts } from '#shared/archive/texts/text-index.ts';
import { wordsIn } from '#shared/archive/texts/words.ts';
import { fold } from '#shared/kernel/fold.ts';

/** What a search must find, by reading every page: the codes in their order, and on which pages. */
export function slowSearch(dossiers: readonly DossierTexts[], clauses: readonly Clause[]) {
  return dossiers
    .flatMap((dossier) => {
      const files = dossier.files
        .map((file) => ({
          file,
          fits: clauses.map((clause) => file.pages.map((page) => fitOf(page, clause))),
        }))
        .filter(({ fits }) => fits.every((pages) => Math.max(0, ...pages) > 0));
      if (files.length === 0) return [];
      const best = Math.max(...files.map(({ fits }) => Math.min(...fits.map((pages) => Math.max(...pages)))));
      const pages = files.flatMap(({ file, fits }) =>
        file.pages.flatMap((_, index) =>
          fits.some((one) => (one[index] ?? 0) > 0) ? [`${file.id} ${index + 1}`] : [],
        ),
      );
      return [{ code: dossier.code, place: `${best} ${dossier.closedAt} ${dossier.code}`, pages }];
    })
    .toSorted((one, other) => (one.place < other.place ? 1 : -1))
    .map(({ code, pages }) => ({ code, pages: pages.toSorted() }));
}

function fitOf(text: string, { isBeginning, words }: Clause): number {
  const page = wordsIn(text);
  const fits = page.map((_, start) =>
    Math.min(...words.map((word, index) => wordFit(page[start + index], word, isBeginning))),
  );
  return Math.max(0, ...fits);
}

function wordFit(found: string | undefined, { folded, spelling }: QueryWord, isBeginning: boolean): number {
  if (found === undefined) return 0;
  const is = (one: string, other: string) => (isBeginning ? one.startsWith(other) : one === other);
  if (!is(fold(found), folded)) return 0;
  return spelling === undefined || is(found, spelling) ? 2 : 1;
}
