import type { Dossier } from '#shared/dossier/dossier.ts';
import { localTime } from '#shared/kernel/time.ts';

/** The result that the dossier is to correct, and whose mistake reception found it to be. */
export function correctionView({ corrects }: Dossier) {
  if (corrects === undefined) return {};
  const { judged, ...asked } = corrects;
  if (judged === undefined) return { corrects: asked };
  const { madeBy, reason, rule, at } = judged;
  return {
    corrects: {
      ...asked,
      judged: { madeBy, reason, ...(rule && { basis: rule.basis }), at: localTime(at) },
    },
  };
}
