import * as z from 'zod';
import { shippedRecords } from '#shared/kernel/dated.ts';
import { localDate } from '#shared/kernel/time.ts';
import type { Procedure } from '#shared/procedure/procedure.ts';
import data from '../data/corrections.json' with { type: 'json' };

/** By what law an agency mends its own mistakes at its own cost: a dated record. */
const CorrectionRule = z.strictObject({
  id: z.string(),
  /** First day of receipt (Asia/Ho_Chi_Minh). */
  from: z.iso.date(),
  basis: z.string().min(1),
  evidence: z.string().min(1),
});

const correctionRuleOn = shippedRecords(CorrectionRule, data);

/** The rule of a dossier, by the instant at which it was handed in. */
export const correctionRuleAt = (at: string) => correctionRuleOn(localDate(at));

/** Whose mistake it is: that of the agency, which then mends it without a fee, or of the applicant. */
export const MadeBy = z.enum(['agency', 'applicant']);
export type MadeBy = z.infer<typeof MadeBy>;

/** A result that has a mistake, by its token, and what is wrong with it. */
export const AskedCorrection = z.object({ result: z.string(), mistake: z.string() });
export type AskedCorrection = z.infer<typeof AskedCorrection>;

/** What reception found; the rule is there where the agency pays. */
export const Judgement = z.object({
  madeBy: MadeBy,
  reason: z.string(),
  rule: z.object({ id: z.string(), basis: z.string() }).optional(),
});
export type Judgement = z.infer<typeof Judgement>;

/** The result that a dossier is to correct. */
export const Correction = AskedCorrection.extend({
  judged: Judgement.extend({ at: z.iso.datetime(), by: z.string() }).optional(),
});
export type Correction = z.infer<typeof Correction>;

/** Whether nobody has said yet whose mistake the dossier is to correct: until then it costs nothing, and is not accepted. */
export const awaitsJudgement = ({ corrects }: { corrects?: Correction | undefined }): boolean =>
  corrects !== undefined && corrects.judged === undefined;

/** Only what officers resolve and a template makes can be corrected: the register of results knows nothing else. */
export const isCorrectable = ({ steps, result }: Pick<Procedure, 'steps' | 'result'>): boolean =>
  steps[0]?.automatic !== true && result.template !== undefined;
