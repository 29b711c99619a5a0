import { type Limited, nameOf, sourceOf } from '#shared/limit/limit.ts';
import type { Admission, Limiter } from '#shared/use-cases/limit/limiter.ts';
import { callerOf } from './caller.ts';
import { HttpEvent } from './event.ts';
import { type Language, languageOf, problemReply } from './problem.ts';
import type { HttpReply, Identify } from './route.ts';

/** Serves a request, or refuses it before anything is done. */
export type Guard = (received: unknown, serve: () => Promise<HttpReply>) => Promise<HttpReply>;

type Deps = {
  limiter: Limiter;
  identify?: Identify | undefined;
  /** Who calls without a token. */
  open: 'anonymous' | 'provider';
  onRefusal: () => void;
  /** By which the distribution in front of the API is known. */
  frontKey?: string | undefined;
};

/** Holds each caller to its limit: whoever has no token that we know, by its source address. */
export const limits =
  ({ limiter, identify, open, onRefusal, frontKey }: Deps): Guard =>
  async (received, serve) => {
    const event = HttpEvent.parse(received);
    const named = callerOf(event.requestContext.authorizer?.jwt.claims);
    const known = named && (identify === undefined ? named : await identify(named));
    const caller = known ?? { kind: open, id: sourceOf(addressOf(event, frontKey)) };
    const admission = await limiter.admit(caller);
    if (!admission.admitted) onRefusal();
    const reply = admission.admitted ? await serve() : refuse(caller, admission, event);
    return { ...reply, headers: { ...reply.headers, ...headersOf(caller, admission) } };
  };

/**
 * Whence a request comes. The distribution in front writes down whom it heard, and API Gateway the distribution after
 * that; what a caller writes there itself stands before both. Without its key, nobody is believed.
 */
function addressOf({ headers, requestContext }: HttpEvent, frontKey: string | undefined): string {
  const { sourceIp } = requestContext.http;
  if (frontKey === undefined || headers['x-front-key'] !== frontKey) return sourceIp;
  return headers['x-forwarded-for']?.split(',').at(-2)?.trim() || sourceIp;
}

type Refused = Extract<Admission, { admitted: false }>;

function refuse(caller: Limited, admission: Refused, event: HttpEvent): HttpReply {
  const language = languageOf(event.headers['accept-language']);
  const at = { language, path: event.rawPath, traceId: event.requestContext.requestId };
  const { retryAfter } = admission;
  return problemReply(
    { code: 'too-many-requests', detail: detailOf(caller, admission)[language], retryAfter },
    at,
  );
}

const detailOf = (caller: Limited, { limit, retryAfter }: Refused): Record<Language, string> => {
  const { requests, seconds } = limit;
  return {
    vi: `${nameOf(caller)} được gửi nhiều nhất ${requests} yêu cầu trong ${seconds} giây. Hãy gửi lại sau ${retryAfter} giây.`,
    en: `${nameOf(caller)} may send at most ${requests} requests in ${seconds} seconds. Send it again after ${retryAfter} seconds.`,
  };
};

/** Structured fields of the IETF draft. What remains is an estimate: other environments serve the caller, too. */
const headersOf = ({ kind }: Limited, admission: Admission) => ({
  'ratelimit-policy': `"${kind}";q=${admission.limit.requests};w=${admission.limit.seconds}`,
  ratelimit: `"${kind}";r=${admission.remaining}${admission.admitted ? '' : `;t=${admission.retryAfter}`}`,
});
