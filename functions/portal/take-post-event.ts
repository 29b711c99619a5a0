import { route } from '#functions/http/route.ts';
import { takePostEvent as operation } from '#shared/api/resources/post.ts';
import { fail, ok } from '#shared/kernel/result.ts';
import { hearPost } from '#shared/use-cases/post/take-post-event.ts';
import type { PortalDeps } from './deps.ts';

/** POST /v1/post/events */
export const takePostEvent = (deps: PortalDeps) =>
  route(operation, async ({ body, caller, at }) => {
    const carrier = (await deps.reference.portals()).find(({ id, active }) => active && id === caller.id);
    if (carrier === undefined) return fail({ code: 'wrong-role' });
    const heard = await hearPost(deps, carrier, body, at);
    if (heard.ok) return ok({ body: { noted: true } });
    return fail(typeof heard.error === 'string' ? { code: heard.error } : heard.error);
  });
