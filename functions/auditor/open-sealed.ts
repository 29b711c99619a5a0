import type { Problem } from '#functions/middleware/problem.ts';
import type { Access } from '#shared/contract/archive-views.ts';
import { type Closed, type Dossier, isClosed, type SealedPackage } from '#shared/dossier/dossier.ts';
import { fail, ok, type Result } from '#shared/kernel/result.ts';
import type { AuditorDeps } from './deps.ts';

export type Look = {
  code: string;
  by: string;
  purpose: string;
  what: Access['what'];
  subject?: string;
  at: string;
};

/** Opens a sealed dossier to an auditor: first the look is noted, then what was found is answered. */
export async function openSealed(
  { accessLog, keeping }: AuditorDeps,
  dossier: Dossier | undefined,
  { code, at, ...look }: Look,
): Promise<Result<Closed & { package: SealedPackage }, Problem>> {
  if (dossier === undefined || !isClosed(dossier) || dossier.package === undefined)
    return fail({ code: 'not-sealed' });
  await accessLog.note(code, { ...look, at });
  const { destroyed } = await keeping.read(code);
  if (destroyed !== undefined)
    return fail({ code: 'destroyed', detail: `/v1/archive/disposals/${destroyed.disposal}` });
  return ok({ ...dossier, package: dossier.package });
}
