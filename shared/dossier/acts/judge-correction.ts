import { ok } from '#shared/kernel/result.ts';
import type { JudgeCorrection } from '../commands.ts';
import { awaitsJudgement, type Correction, correctionRuleAt } from '../correction/correction.ts';
import type { Open } from '../dossier.ts';
import type { DossierEvent } from '../events.ts';
import type { Decision } from '../facts.ts';
import { refuse } from '../refusal.ts';

/** Reception says whose mistake the dossier is to correct: the agency's own costs the applicant nothing. Once. */
export function judgeCorrection(dossier: Open, { madeBy, reason }: JudgeCorrection): Decision {
  if (dossier.corrects === undefined) return refuse('nothing-to-correct');
  if (!awaitsJudgement(dossier)) return refuse('correction-judged');
  const { id, basis } = correctionRuleAt(dossier.submittedAt);
  return ok([
    { type: 'correction.judged', madeBy, reason, ...(madeBy === 'agency' && { rule: { id, basis } }) },
  ]);
}

type Judged = DossierEvent & { type: 'correction.judged' };
type Occasion = { at: string; by: { id: string } };

/** What is to be corrected, with what reception found. */
export const withJudgement = (
  corrects: Correction,
  { type: _, ...judgement }: Judged,
  { at, by }: Occasion,
): Correction => ({ ...corrects, judged: { ...judgement, at, by: by.id } });

export function evolveCorrection(dossier: Open, event: Judged, occasion: Occasion): Open {
  const { corrects } = dossier;
  if (corrects === undefined) throw new Error(`${dossier.code} corrects nothing`);
  return { ...dossier, corrects: withJudgement(corrects, event, occasion) };
}
