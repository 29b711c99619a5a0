import { route } from '#functions/http/route.ts';
import * as operations from '#shared/api/resources/post.ts';
import { fail, ok } from '#shared/kernel/result.ts';
import { localTime } from '#shared/kernel/time.ts';
import type { Consignment } from '#shared/post/consignment.ts';
import { isAtTheDesk } from '#shared/unit/rights.ts';
import { recordPostEvent } from '#shared/use-cases/post/record-post-event.ts';
import type { DossiersDeps } from './deps.ts';

/** POST /v1/post/events */
export const takePostEvent = (deps: DossiersDeps) =>
  route(operations.takePostEvent, async ({ body, caller, at }) => {
    const carrier = (await deps.reference.portals()).find(({ id, active }) => active && id === caller.id);
    if (carrier === undefined) return fail({ code: 'wrong-role' });
    const recorded = await recordPostEvent(deps, carrier, body, at);
    if (recorded.ok) return ok({ body: { noted: true } });
    return fail(typeof recorded.error === 'string' ? { code: recorded.error } : recorded.error);
  });

/** GET /v1/post/{tracking}: for reception, what was posted to its own units. */
export const getConsignment = ({ consignments }: DossiersDeps) =>
  route(operations.getConsignment, async ({ params: { tracking }, caller }) => {
    if (caller.kind !== 'officer' || !caller.roles.includes('reception')) return fail({ code: 'wrong-role' });
    const found = await consignments.find(tracking);
    const own = found.filter(({ accepted }) => isAtTheDesk(caller, accepted));
    return ok({ body: { items: own.map(shown) } });
  });

function shown({ carrier, accepted, handed }: Consignment) {
  const { tracking, unit, procedure, applicant, papers, at } = accepted;
  const recorded = handed && { handedAt: localTime(handed.at), receiver: handed.receiver };
  return { carrier, tracking, unit, procedure, applicant, papers, postedAt: localTime(at), ...recorded };
}
