import type { AskedCorrection } from '#shared/dossier/correction/correction.ts';
import { draftedIn } from '#shared/dossier/journal/application.ts';
import type { DossierStore } from '#shared/dossier/journal/store.ts';
import { fail, ok, type Result } from '#shared/kernel/result.ts';
import { foldRegistration } from '#shared/result/fold-registration.ts';
import type { ResultLog } from '#shared/result/result-log.ts';
import { readToken } from '#shared/result/token.ts';

type Deps = { store: Pick<DossierStore, 'journalPage'>; results: Pick<ResultLog, 'history'> };

/** What the new dossier says of the result that it is to correct. */
type Asking = {
  corrects: AskedCorrection;
  procedure: string;
  unit: string;
  applicant: { identifier?: string | undefined };
};

export type CorrectionDenial = 'unknown-result' | 'already-revoked' | 'already-replaced';

/**
 * The result that a new dossier is to correct, with its token as the register has it. To whoever is not the one whom it
 * was given to, and to another unit or procedure than its own, it is as unknown as one that there is not.
 */
export async function correctedResult(
  { store, results }: Deps,
  { corrects, procedure, unit, applicant }: Asking,
): Promise<Result<AskedCorrection, CorrectionDenial>> {
  const token = readToken(corrects.result);
  const found = token === undefined ? undefined : foldRegistration(await results.history(token));
  if (found === undefined) return fail('unknown-result');
  const { result, revoked, replaced } = found;
  if (result.procedure.code !== procedure || result.unit.id !== unit) return fail('unknown-result');
  const { items } = await store.journalPage(result.dossier, { upTo: 1, limit: 1 });
  const given = items.length === 0 ? undefined : draftedIn(items).applicant.identifier;
  if (given === undefined || given !== applicant.identifier) return fail('unknown-result');
  if (revoked !== undefined) return fail('already-revoked');
  if (replaced !== undefined) return fail('already-replaced');
  return ok({ ...corrects, result: found.token });
}
