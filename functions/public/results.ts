import { HttpEvent } from '#functions/http/event.ts';
import { type Language, languageOf, problemReply } from '#functions/http/problem.ts';
import type { HttpReply, Route } from '#functions/http/route.ts';
import * as operations from '#shared/api/resources/results.ts';
import { contentSecurityPolicy } from '#shared/api/show/content-security-policy.ts';
import { resultViewOf } from '#shared/api/show/result.ts';
import { resultPage, unknownPage } from '#shared/api/show/result-page.ts';
import { foldRegistration } from '#shared/result/fold-registration.ts';
import type { ResultLog } from '#shared/result/result-log.ts';
import { readToken } from '#shared/result/token.ts';

const common = {
  'cache-control': 'no-store',
  vary: 'Accept, Accept-Language',
  // The token is in the address, and the address is nobody else's business.
  'referrer-policy': 'no-referrer',
};

const page = (statusCode: number, language: Language, body: string): HttpReply => ({
  statusCode,
  headers: {
    ...common,
    'content-type': 'text/html; charset=utf-8',
    'content-language': language,
    'content-security-policy': contentSecurityPolicy,
  },
  body,
});

/** GET /v1/verify/{token}: for a person a page, for a machine data; what cannot be a token is as unknown as any other. */
export const verifyResult = ({ results, now }: { results: ResultLog; now: () => string }): Route => ({
  operation: operations.verifyResult,
  async handle(received) {
    const { headers, pathParameters, rawPath, requestContext } = HttpEvent.parse(received);
    const language = languageOf(headers['accept-language']);
    const token = readToken(pathParameters['token'] ?? '');
    const registration = token === undefined ? undefined : foldRegistration(await results.history(token));
    const want = wanted(headers['accept']);
    if (registration === undefined) {
      if (want === 'page') return page(404, language, unknownPage(language));
      const at = { language, path: rawPath, traceId: requestContext.requestId };
      const problem = problemReply({ code: 'unknown-result' }, at);
      return { ...problem, headers: { ...common, ...problem.headers } };
    }
    const view = resultViewOf(registration, now());
    if (want === 'page') return page(200, language, resultPage(view, language));
    return {
      statusCode: 200,
      headers: { ...common, 'content-type': 'application/json' },
      body: JSON.stringify(view),
    };
  },
});

/** What a caller of a public page may want: a page for a person, or data for a machine. */
type Wanted = 'page' | 'data';

const weightOf = (accept: string, types: readonly string[]) =>
  Math.max(
    0,
    ...accept.split(',').map((part) => {
      const [type = '', ...parameters] = part.split(';').map((one) => one.trim().toLowerCase());
      const q = parameters.find((one) => one.startsWith('q='))?.slice(2);
      return types.includes(type) ? Number(q ?? 1) || 0 : 0;
    }),
  );

/** Chooses by the header `Accept`. Only a browser asks for HTML; everybody else gets data. */
const wanted = (accept = ''): Wanted => {
  const page = weightOf(accept, ['text/html', 'application/xhtml+xml']);
  return page > weightOf(accept, ['application/json', 'application/problem+json']) ? 'page' : 'data';
};
