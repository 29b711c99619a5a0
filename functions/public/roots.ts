import { HttpEvent } from '#functions/middleware/event.ts';
import { pageReply, placeAt } from '#functions/middleware/paging.ts';
import { languageOf, type Problem, problemReply } from '#functions/middleware/problem.ts';
import { parseRequest } from '#functions/middleware/request.ts';
import type { HttpReply, Reply, Route } from '#functions/middleware/route.ts';
import type { RootBook } from '#shared/archive/proof/prove-days.ts';
import { getRoot as getOne, listRoots as list } from '#shared/contract/proofs.ts';

type Deps = { roots: Pick<RootBook, 'find' | 'page'> };

/** Roots never change, so anybody may keep them. */
const answer = ({ body, headers }: Reply): HttpReply => ({
  statusCode: 200,
  headers: { ...headers, 'content-type': 'application/json', 'cache-control': 'public, max-age=3600' },
  body: JSON.stringify(body),
});

function refusal(problem: Problem, { headers, rawPath, requestContext }: HttpEvent): HttpReply {
  const language = languageOf(headers['accept-language']);
  return problemReply(problem, { language, path: rawPath, traceId: requestContext.requestId });
}

/** GET /v1/proofs */
export const listRoots = ({ roots }: Deps): Route => ({
  operation: list,
  async handle(received) {
    const event = HttpEvent.parse(received);
    const parsed = parseRequest(list, event);
    if (!parsed.ok) return refusal(parsed.error, event);
    const { query } = parsed.value;
    const { items, before } = await roots.page({ before: placeAt(query.cursor), limit: query.limit });
    return answer(pageReply(list, query, { items, after: before }));
  },
});

/** GET /v1/proofs/{day} */
export const getRoot = ({ roots }: Deps): Route => ({
  operation: getOne,
  async handle(received) {
    const event = HttpEvent.parse(received);
    const parsed = parseRequest(getOne, event);
    if (!parsed.ok) return refusal(parsed.error, event);
    const root = await roots.find(parsed.value.params.day);
    return root === undefined ? refusal({ code: 'not-proven' }, event) : answer({ body: root });
  },
});
