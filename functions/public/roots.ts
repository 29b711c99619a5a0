import { damagedBy } from '#functions/answers/damaged.ts';
import { HttpEvent } from '#functions/http/event.ts';
import { type PagingDeps, pageAsked, pageReply } from '#functions/http/paging.ts';
import { languageOf, type Problem, problemReply } from '#functions/http/problem.ts';
import { parseRequest } from '#functions/http/request.ts';
import type { HttpReply, Reply, Route } from '#functions/http/route.ts';
import { rootHolds } from '#shared/adapters/proof/root-holds.ts';
import { getRoot as getOne, listRoots as list } from '#shared/api/resources/archive/proofs.ts';
import type { PageQuery } from '#shared/kernel/page.ts';
import { checkSignature } from '#shared/use-cases/archive/check-proof.ts';
import type { RootStore } from '#shared/use-cases/archive/prove-days.ts';

type Deps = { roots: Pick<RootStore, 'find' | 'page'> };

/** A root never changes, so anybody may keep it; the list gets another every night. */
const lasting = 'public, max-age=3600';
const growing = 'no-cache';

const answer = ({ body, headers }: Reply, kept = lasting): HttpReply => ({
  statusCode: 200,
  headers: {
    ...headers,
    'content-type': 'application/json',
    'cache-control': kept,
  },
  body: JSON.stringify(body),
});

function refusal(problem: Problem, { headers, rawPath, requestContext }: HttpEvent): HttpReply {
  const language = languageOf(headers['accept-language']);
  return problemReply(problem, { language, path: rawPath, traceId: requestContext.requestId });
}

/** The roots of a page; those that are not what was signed are named and not shown. */
async function soundRoots({ roots }: Deps, page: PageQuery) {
  const found = await roots.page(page);
  const held = await Promise.all(
    found.items.map(async (root) => ({ root, holds: await rootHolds(root), day: root.record.day })),
  );
  const broken = held.filter(({ holds }) => !holds).map(({ day }) => day);
  const items = held.filter(({ holds }) => holds).map(({ root }) => root);
  return { ...found, items, damaged: [...found.damaged, ...broken] };
}

/** GET /v1/proofs */
export const listRoots = (deps: Deps & PagingDeps): Route => ({
  operation: list,
  async handle(received) {
    const event = HttpEvent.parse(received);
    const parsed = parseRequest(list, event);
    if (!parsed.ok) return refusal(parsed.error, event);
    const asked = { operation: list, caller: undefined, asked: parsed.value.query };
    const page = await pageAsked(deps, asked);
    if (!page.ok) return refusal(page.error, event);
    return answer(await pageReply(deps, asked, await soundRoots(deps, page.value)), growing);
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
    if (root === undefined) return refusal({ code: 'not-proven' }, event);
    const signature = await checkSignature(root, { rootHolds });
    return signature.ok ? answer({ body: root }) : refusal(damagedBy([signature]), event);
  },
});
