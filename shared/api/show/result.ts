import type { ResultView } from '#shared/api/views/result.ts';
import { localDate, localTime } from '#shared/kernel/time.ts';
import { type Registration, standingOn } from '#shared/result/registration.ts';

/** A result as its holder may see it at an instant. */
export function resultViewOf(registration: Registration, at: string): ResultView {
  const { token, result, replaces } = registration;
  const standing = standingOn(registration, localDate(at));
  const { issuedAt, dossier, ...shown } = result;
  return {
    token,
    state: standing.state,
    ...shown,
    dossier,
    issuedAt: localTime(issuedAt),
    ...('reason' in standing && {
      ended: {
        at: localTime(standing.at),
        reason: standing.reason,
        basis: standing.basis,
        ...(standing.state === 'replaced' && {
          by: standing.by,
          ...(standing.correction && { correction: true as const }),
        }),
      },
    }),
    ...(replaces !== undefined && { replaces }),
    checkedAt: localTime(at),
  };
}
