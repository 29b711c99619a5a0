import { type ProblemCode, problems } from '#shared/api/problems.ts';
import type { Finding } from '#shared/kernel/finding.ts';

/** A refusal on its way to the caller. */
export type Problem = { code: ProblemCode; findings?: Finding[]; detail?: string; retryAfter?: number };

export type Language = 'vi' | 'en';

/** Vietnamese unless the caller's first choice is English. */
export const languageOf = (acceptLanguage: string | undefined): Language =>
  /^\s*en\b/i.test(acceptLanguage ?? '') ? 'en' : 'vi';

/** After how many seconds a request that is refused for now is worth another try. */
const waits: Partial<Record<ProblemCode, number>> = {
  'request-in-progress': 1,
  'result-in-making': 2,
  'file-not-scanned': 2,
};

const retryAfterOf = ({ code, retryAfter: seconds = waits[code] }: Problem) => {
  return seconds !== undefined && { 'retry-after': String(seconds) };
};

/** RFC 9457, in the caller's language; `code` stays the same in every language. */
export function problemReply(problem: Problem, at: { language: Language; path: string; traceId: string }) {
  const { code, findings = [], detail } = problem;
  const { status, title } = problems[code];
  const { language, path, traceId } = at;
  return {
    statusCode: status,
    headers: {
      'content-type': 'application/problem+json',
      'content-language': language,
      'cache-control': 'no-store',
      ...retryAfterOf(problem),
    },
    body: JSON.stringify({
      type: `urn:motcua:problem:${code}`,
      title: title[language],
      status,
      detail: detail ?? findings[0]?.detail[language] ?? title[language],
      instance: path,
      code,
      ...(findings.length > 0 && {
        errors: findings.map((finding) => ({ ...finding, detail: finding.detail[language] })),
      }),
      traceId,
    }),
  };
}
