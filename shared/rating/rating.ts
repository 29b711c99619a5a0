import * as z from 'zod';
import type { Finding } from '#shared/kernel/finding.ts';
import { toPointer } from '#shared/kernel/json-pointer.ts';
import { localDate, localTime } from '#shared/kernel/time.ts';
import { type RatingScheme, ratingSchemeAt } from './rating-scheme.ts';

/** How content an applicant was, criterion by criterion: 1 is the worst. */
export const Scores = z.record(z.string().min(1).max(40), z.int().positive());
export type Scores = z.infer<typeof Scores>;

/** An applicant's word on how a dossier was resolved; given once, and kept apart from the dossier, which is sealed. */
export const Rating = z.object({
  /** The dossier's code. */
  id: z.string(),
  unit: z.string(),
  procedure: z.object({ code: z.string(), version: z.int() }),
  at: z.iso.datetime(),
  by: z.object({ kind: z.string(), id: z.string() }),
  scores: Scores,
  comment: z.string().optional(),
  /** Digest of the request, so that it may be sent twice. */
  digest: z.string(),
});
export type Rating = z.infer<typeof Rating>;

/** What is wrong with scores under a scheme. */
export function checkScores(scores: Scores, { criteria, answers }: RatingScheme): Finding[] {
  const [always] = criteria;
  const missing = always !== undefined && scores[always.id] === undefined ? [always] : [];
  return [
    ...missing.map(({ id, name }) => ({
      pointer: toPointer(['scores', id]),
      code: 'missing-score',
      detail: { vi: `Chưa chấm điểm “${name.vi}”.`, en: `“${name.en}” has no score.` },
    })),
    ...Object.entries(scores).flatMap(([id, score]) => {
      if (criteria.every((one) => one.id !== id)) return [unknown(id)];
      return score > answers.length ? [tooHigh(id, answers.length)] : [];
    }),
  ];
}

const unknown = (id: string): Finding => ({
  pointer: toPointer(['scores', id]),
  code: 'unknown-criterion',
  detail: { vi: `Không có tiêu chí “${id}”.`, en: `There is no criterion “${id}”.` },
});

const tooHigh = (id: string, best: number): Finding => ({
  pointer: toPointer(['scores', id]),
  code: 'score-out-of-range',
  detail: { vi: `Điểm phải từ 1 đến ${best}.`, en: `The score must be from 1 to ${best}.` },
});

/** A rating as it is shown, in the words of its scheme. */
export function ratingView({ id, unit, procedure, at, scores, comment }: Rating) {
  const { criteria, answers } = ratingSchemeAt(localDate(at));
  return {
    code: id,
    unit,
    procedure,
    at: localTime(at),
    best: answers.length,
    scores: criteria.flatMap(({ id: criterion, name }) => {
      const score = scores[criterion];
      const answer = score === undefined ? undefined : answers[score - 1];
      return score === undefined || answer === undefined ? [] : [{ id: criterion, name, score, answer }];
    }),
    ...(comment !== undefined && { comment }),
  };
}
