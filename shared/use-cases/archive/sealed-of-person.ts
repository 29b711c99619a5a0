import type { PersonStore } from '#shared/archive/people.ts';
import { isSealed, type Sealed } from '#shared/dossier/dossier.ts';
import type { DossierStore } from '#shared/dossier/journal/store.ts';
import type { Page, PageQuery } from '#shared/kernel/page.ts';

/** Codes that are read at once. */
const batchSize = 50;

/** The sealed dossiers of a person, in order of their codes, as far as they match. */
export async function sealedOfPerson(
  { people, store }: { people: Pick<PersonStore, 'page'>; store: Pick<DossierStore, 'find'> },
  person: string,
  { after, limit }: PageQuery,
  matches: (dossier: Sealed) => boolean,
): Promise<Page<Sealed>> {
  const items: Sealed[] = [];
  let place = after;
  do {
    const codes = await people.page(person, { after: place, limit: batchSize });
    const found = await Promise.all(codes.items.map((code) => store.find(code)));
    items.push(...found.filter((one) => one !== undefined && isSealed(one)).filter(matches));
    place = codes.after;
  } while (place !== undefined && items.length <= limit);
  const shown = items.slice(0, limit);
  return { items: shown, ...(items.length > limit && { after: shown.at(-1)?.code }) };
}
