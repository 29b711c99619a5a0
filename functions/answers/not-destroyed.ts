import type { Problem } from '#functions/http/problem.ts';
import type { Keeping, KeepingStore } from '#shared/archive/keeping/keeping.ts';
import { fail, ok, type Result } from '#shared/kernel/result.ts';

/** How a dossier is kept; of one that was destroyed only by which list. */
export async function notDestroyed(
  { keeping }: { keeping: Pick<KeepingStore, 'read'> },
  code: string,
): Promise<Result<Keeping, Problem>> {
  const kept = await keeping.read(code);
  return kept.destroyed === undefined
    ? ok(kept)
    : fail({ code: 'destroyed', detail: `/v1/archive/disposals/${kept.destroyed.disposal}` });
}
