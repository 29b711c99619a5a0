import type { AccessLog } from '#shared/archive/access-log.ts';
import type { Keeping, KeepingBook } from '#shared/archive/keeping/keeping.ts';
import type { Access } from '#shared/contract/archive-views.ts';
import { type Dossier, isSealed, type Sealed } from '#shared/dossier/dossier.ts';
import { fail, ok, type Result } from '#shared/kernel/result.ts';
import type { Caller } from '#shared/unit/caller.ts';
import { mayAudit } from '#shared/unit/rights.ts';
import type { Problem } from './problem.ts';

export type OpenDeps = { accessLog: AccessLog; keeping: Pick<KeepingBook, 'read'> };

export type Look = {
  code: string;
  by: Caller;
  purpose: string;
  what: Access['what'];
  subject?: string;
  at: string;
};

/** Opens a sealed dossier to an auditor: first the look is noted, then what was found is answered, with how it is kept. */
export async function openSealed(
  { accessLog, keeping: book }: OpenDeps,
  dossier: Dossier | undefined,
  { code, at, by, ...look }: Look,
): Promise<Result<{ dossier: Sealed; keeping: Keeping }, Problem>> {
  if (dossier === undefined || !isSealed(dossier) || !mayAudit(by, dossier.unit))
    return fail({ code: 'not-sealed' });
  await accessLog.note(code, { ...look, by: by.id, at });
  const keeping = await book.read(code);
  const { destroyed } = keeping;
  if (destroyed !== undefined)
    return fail({ code: 'destroyed', detail: `/v1/archive/disposals/${destroyed.disposal}` });
  return ok({ dossier, keeping });
}
