import { onlineKind } from '../online-level.ts';
import type { Procedure } from '../procedure.ts';
import { finding, type ProcedureFinding } from '../procedure-finding.ts';

/** First day of Nghị định 224/2026/NĐ-CP, Điều 14: wholly online is the rule, partly online needs a published reason. */
const reasonedFrom = '2026-07-01';

export function checkOnline({ online, effectiveFrom }: Procedure): ProcedureFinding[] {
  if (online === undefined || effectiveFrom < reasonedFrom) return [];
  const isUnexplained = onlineKind(online) === 'partial' && online.partlyBecause === undefined;
  return isUnexplained ? [finding('unexplained-partial')] : [];
}
