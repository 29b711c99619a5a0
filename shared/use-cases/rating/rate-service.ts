import { isClosed } from '#shared/dossier/dossier.ts';
import type { DossierStore } from '#shared/dossier/journal/store.ts';
import type { Finding } from '#shared/kernel/finding.ts';
import { fail, ok, type Result } from '#shared/kernel/result.ts';
import { localDate } from '#shared/kernel/time.ts';
import type { UnitRecordStore } from '#shared/kernel/unit-record.ts';
import { checkScores, type Rating, type Scores } from '#shared/rating/rating.ts';
import { ratingSchemeAt } from '#shared/rating/rating-scheme.ts';
import type { Caller } from '#shared/unit/caller.ts';
import { actsForApplicant, maySee } from '#shared/unit/rights.ts';

export type RateDeps = { store: Pick<DossierStore, 'find'>; ratings: UnitRecordStore<Rating> };

type Order = {
  code: string;
  scores: Scores;
  comment?: string | undefined;
  by: Caller;
  at: string;
  /** Distinguishes one request from another. */
  digest: string;
};

export type RatingDenial =
  | { code: 'unknown-dossier' | 'wrong-role' | 'dossier-open' | 'not-submitted' | 'already-rated' }
  | { code: 'rating-not-valid'; findings: Finding[] };

/** The applicant says how content they are, once the dossier is closed; nothing waits for it. */
export async function rate(
  { store, ratings }: RateDeps,
  order: Order,
): Promise<Result<Rating, RatingDenial>> {
  const { code, by, at, digest, scores, comment } = order;
  const dossier = await store.find(code);
  if (dossier === undefined || !maySee(by, dossier)) return fail({ code: 'unknown-dossier' });
  if (!actsForApplicant(by, dossier)) return fail({ code: 'wrong-role' });
  if (!isClosed(dossier)) return fail({ code: 'dossier-open' });
  if (dossier.submittedAt === undefined) return fail({ code: 'not-submitted' });
  const findings = checkScores(scores, ratingSchemeAt(localDate(at)));
  if (findings.length > 0) return fail({ code: 'rating-not-valid', findings });
  const rating: Rating = {
    id: code,
    unit: dossier.unit,
    procedure: dossier.procedure,
    at,
    by: { kind: by.kind, id: by.id },
    scores,
    ...(comment !== undefined && { comment }),
    digest,
  };
  const stored = await ratings.put(rating);
  return stored.digest === digest ? ok(stored) : fail({ code: 'already-rated' });
}
