import { isSealed, type Sealed } from '#shared/dossier/dossier.ts';
import type { Page, PageQuery } from '#shared/kernel/page.ts';
import type { Caller } from '#shared/unit/caller.ts';
import { mayAudit } from '#shared/unit/rights.ts';
import type { AuditorDeps } from './deps.ts';

/** Codes that are read at once. */
const batchSize = 50;

/** The sealed dossiers of a person that an auditor may see; those that they may not see do not count. */
export async function dossiersOf(
  { people, store }: Pick<AuditorDeps, 'people' | 'store'>,
  person: string,
  { after, limit }: PageQuery,
  caller: Caller,
): Promise<Page<Sealed>> {
  const items: Sealed[] = [];
  let place = after;
  do {
    const codes = await people.page(person, { after: place, limit: batchSize });
    const found = await Promise.all(codes.items.map((code) => store.find(code)));
    const sealed = found.filter((one) => one !== undefined && isSealed(one));
    items.push(...sealed.filter(({ unit }) => mayAudit(caller, unit)));
    place = codes.after;
  } while (place !== undefined && items.length <= limit);
  const shown = items.slice(0, limit);
  return { items: shown, ...(items.length > limit && { after: shown.at(-1)?.code }) };
}
