import { type Closed, type Dossier, isClosed } from '#shared/dossier/dossier.ts';

/** When the applicant got to know of the decision, and how. */
export type Noted = { at: string; by: 'delivery' | 'desk' | 'portal' };

/** When a dossier was decided: by its result, a refusal or a stop; undefined where nobody decided. */
export function decidedAt(dossier: Dossier): string | undefined {
  if ('result' in dossier && dossier.result !== undefined) return dossier.result.at;
  const isNo = dossier.status === 'refused' || dossier.status === 'stopped';
  return isNo && isClosed(dossier) ? dossier.closedAt : undefined;
}

/**
 * When the applicant got to know: the result was handed over, the desk refused who stood there, or the portal took the
 * notice (`taken`). Undefined as long as nothing shows it.
 */
export function notedOf(dossier: Dossier, taken?: string): Noted | undefined {
  if (decidedAt(dossier) === undefined) return undefined;
  const last = dossier.delivery?.last;
  if (last?.state === 'delivered') return { at: last.at, by: 'delivery' };
  if (isClosed(dossier) && isAtTheDesk(dossier)) return { at: dossier.closedAt, by: 'desk' };
  return taken === undefined ? undefined : { at: taken, by: 'portal' };
}

/** What reception refuses before it accepts, or returns, it does before the applicant. */
const isAtTheDesk = ({ status, owner, channel, clock }: Closed) =>
  owner.kind === 'officer' &&
  channel === 'desk' &&
  (status === 'returned' || (status === 'refused' && clock === undefined));
