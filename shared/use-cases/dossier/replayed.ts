import type { Dossier } from '#shared/dossier/dossier.ts';
import { foldJournal } from '#shared/dossier/journal/replay.ts';
import type { DossierStore } from '#shared/dossier/journal/store.ts';
import { fail, ok, type Result } from '#shared/kernel/result.ts';
import type { Caller } from '#shared/unit/caller.ts';

/**
 * The answer to a request that was accepted before under the same key: the dossier as it was then. The journal is the
 * record of idempotency, so it lasts as long as the dossier. Undefined if the key is new.
 */
export async function replayed(
  store: DossierStore,
  code: string,
  { key, digest, by }: { key: string; digest: string; by: Pick<Caller, 'kind' | 'id'> },
): Promise<Result<Dossier, 'key-reused'> | undefined> {
  const journal = await store.journal(code);
  const index = journal.findIndex(
    (entry) => entry.key === key && entry.by.kind === by.kind && entry.by.id === by.id,
  );
  if (index < 0) return undefined;
  if (journal[index]?.digest !== digest) return fail('key-reused');
  const dossier = foldJournal(journal.slice(0, index + 1));
  return dossier === undefined ? undefined : ok(dossier);
}
