import { Logger } from '@aws-lambda-powertools/logger';
import { HttpEvent } from '#functions/http/event.ts';
import { findingsOf } from '#functions/http/findings.ts';
import { languageOf, type Problem, problemReply } from '#functions/http/problem.ts';
import type { Route } from '#functions/http/route.ts';
import { isSigned } from '#shared/adapters/webhook/verify.ts';
import { takeCallback as operation } from '#shared/api/resources/payments.ts';
import { fail, ok, type Result } from '#shared/kernel/result.ts';
import type { PaidMessage } from '#shared/payment/message.ts';
import type { PaymentProvider } from '#shared/payment/provider.ts';
import { type Taken, type TakeReportDeps, takeReport } from '#shared/use-cases/payment/take-report.ts';

const logger = new Logger();

type Deps = TakeReportDeps & { providers: () => Promise<PaymentProvider[]>; now: () => number };

/** Refusals are for everybody to cause, so one line a minute says how many there were; milliseconds. */
const between = 60_000;
const refused = { since: Number.NEGATIVE_INFINITY, count: 0 };

function noteRefusal({ code }: Problem, now: number): void {
  refused.count += 1;
  if (now - refused.since < between) return;
  logger.warn('callback refused', { code, refusals: refused.count });
  Object.assign(refused, { since: now, count: 0 });
}

/** The largest callback that is read, in characters. */
const most = 16 * 1024;

/** POST /v1/payments/callbacks/{provider}: no token, but the provider's signature over the very bytes that it sent. */
export const takeCallback = (deps: Deps): Route => ({
  operation,
  async handle(received) {
    const event = HttpEvent.parse(received);
    const { headers, rawPath, requestContext } = event;
    const refuse = (problem: Problem) => {
      noteRefusal(problem, deps.now());
      const language = languageOf(headers['accept-language']);
      return problemReply(problem, { language, path: rawPath, traceId: requestContext.requestId });
    };
    const { provider: id } = event.pathParameters;
    const provider = (await deps.providers()).find((one) => one.id === id && one.active);
    const body = bodyOf(event);
    // Whoever cannot sign is not told whether there is such a provider.
    if (provider === undefined || !isSigned(provider.secrets, { headers, body, now: deps.now() })) {
      return refuse({ code: 'unauthenticated' });
    }
    const message = parse(body);
    if (!message.ok) return refuse(message.error);
    const at = new Date(deps.now()).toISOString();
    const taken = await takeReport(deps, provider, message.value, { at, by: 'callback' });
    if (taken === 'contradiction') return refuse({ code: 'contradiction' });
    trace(provider, message.value, taken);
    return {
      statusCode: 200,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(answer(taken)),
    };
  },
});

const bodyOf = ({ body = '', isBase64Encoded }: HttpEvent) =>
  isBase64Encoded ? Buffer.from(body, 'base64').toString() : body;

function parse(body: string): Result<PaidMessage, Problem> {
  if (body.length > most) return fail({ code: 'body-too-large' });
  try {
    const parsed = operation.body.safeParse(JSON.parse(body));
    if (parsed.success) return ok(parsed.data);
    return fail({ code: 'invalid-request', findings: findingsOf(parsed, '') });
  } catch {
    return fail({ code: 'malformed-json' });
  }
}

const answer = ({ verdict, repeated }: Exclude<Taken, string>) => ({
  result: verdict.kind,
  repeated,
  ...(verdict.kind === 'unmatched' && { reason: verdict.reason }),
});

/** Money that no dossier takes is for a person to look at: the reconciliation shows it, and the log says so at once. */
function trace(
  { id }: PaymentProvider,
  { MaGiaoDich, MaTraCuuTT }: PaidMessage,
  taken: Exclude<Taken, string>,
) {
  const about = { provider: id, transaction: MaGiaoDich, reference: MaTraCuuTT, ...answer(taken) };
  if (taken.verdict.kind === 'unmatched') logger.warn('payment unmatched', about);
  else logger.info('payment taken', about);
}
