import { localDate } from '#shared/kernel/time.ts';
import { type EndedPaperStore, keptKey } from '#shared/reuse/kept-paper.ts';

type Deps = { ended: EndedPaperStore; removeFiles: (keys: string[]) => Promise<void> };

/** Maximum papers removed in one request. */
const batchSize = 100;

/**
 * Removes the bytes of papers that may not be handed in any more; gives their number. The record is forgotten last, so
 * that none are left of which nothing is known: if a call is interrupted, the next one continues.
 */
export async function removeEnded({ ended, removeFiles }: Deps, at: string): Promise<number> {
  let removed = 0;
  let after: string | undefined;
  do {
    const page = await ended.page(localDate(at), { limit: batchSize, after });
    await removeFiles(page.items.map(({ paper }) => keptKey(paper)));
    for (const one of page.items) await ended.forget(one, at);
    removed += page.items.length;
    after = page.after;
  } while (after !== undefined);
  return removed;
}
