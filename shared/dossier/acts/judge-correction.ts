import { ok } from '#shared/kernel/result.ts';
import type { JudgeCorrection } from '../commands.ts';
import { awaitsJudgement, correctionRuleAt } from '../correction/correction.ts';
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

export function evolveCorrection(
  dossier: Open,
  { type: _, ...judgement }: DossierEvent & { type: 'correction.judged' },
  { at, by }: { at: string; by: { id: string } },
): Open {
  const { corrects } = dossier;
  if (corrects === undefined) throw new Error(`${dossier.code} corrects nothing`);
  return { ...dossier, corrects: { ...corrects, judged: { ...judgement, at, by: by.id } } };
}
