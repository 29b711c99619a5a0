import type * as z from 'zod';
import type { Cursors } from '#shared/adapters/cursors/sealed-cursors.ts';
import type { Operation } from '#shared/api/operation.ts';
import type { Page, PageQuery } from '#shared/kernel/page.ts';
import { fail, ok, type Result } from '#shared/kernel/result.ts';
import type { Caller } from '#shared/unit/caller.ts';
import type { Problem } from './problem.ts';
import { type Reply, type Request, type Route, route } from './route.ts';

export type PagingDeps = { cursors: Cursors };

/** What a caller sends to get a page: where to go on, how much, and what is looked for. */
type Asked = { cursor?: string | undefined; limit: number } & Record<string, unknown>;

/** One list, asked for by one caller: a cursor of it is good for nothing else. */
type List = {
  operation: Pick<Operation, 'id' | 'path'>;
  caller: Pick<Caller, 'kind' | 'id'> | undefined;
  params?: Record<string, unknown>;
  asked: Asked;
};

/** The size of a page may change on the way, everything else may not. */
function boundOf({ operation, caller, params = {}, asked: { cursor: _, limit: __, ...query } }: List) {
  const parts = [params, query].map((part) =>
    Object.entries(part)
      .filter(([, value]) => value !== undefined)
      .toSorted(([one], [other]) => (one < other ? -1 : 1)),
  );
  return JSON.stringify([operation.id, caller?.kind, caller?.id, ...parts]);
}

/** Which page is asked for; a cursor that we did not give to this caller for this list is refused. */
export async function pageAsked({ cursors }: PagingDeps, list: List): Promise<Result<PageQuery, Problem>> {
  const { cursor, limit } = list.asked;
  if (cursor === undefined) return ok({ limit });
  const after = await cursors.open(cursor, boundOf(list));
  return after === undefined ? fail({ code: 'invalid-cursor' }) : ok({ after, limit });
}

/** The cursor of the page that follows; undefined behind the last one. */
export const nextCursor = ({ cursors }: PagingDeps, list: List, after: string | undefined) =>
  after === undefined ? undefined : cursors.seal(after, boundOf(list));

/**
 * A page, with the names of those on it that cannot be shown because they are not what was stored, and what to ask for
 * next where it is one of changes.
 */
type Found = Page<unknown> & { damaged?: string[]; until?: string } & Pick<Reply, 'version'>;

/** A page; where to go on stands in the body and, for those who follow links, in a header (RFC 8288). */
export async function pageReply(
  deps: PagingDeps,
  list: List,
  { items, after, damaged = [], until, ...rest }: Found,
): Promise<Reply> {
  const cursor = await nextCursor(deps, list, after);
  const body = { items, ...(damaged.length > 0 && { damaged }), ...(until && { until }) };
  if (cursor === undefined) return { body, ...rest };
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries({ ...list.asked, cursor })) {
    if (value !== undefined) query.set(name, String(value));
  }
  const path = list.operation.path.replace(/\{(\w+)\}/g, (_, name) =>
    encodeURIComponent(String(list.params?.[name])),
  );
  return {
    body: { ...body, nextCursor: cursor },
    headers: { link: `<${path}?${query}>; rel="next"` },
    ...rest,
  };
}

type Listed = Result<Found, Problem>;

/** A route whose answer is a page of a list: the answer gets a place in it, and gives items and the place behind them. */
export const listRoute = <
  P extends z.ZodType<Record<string, unknown>>,
  Q extends z.ZodType<Asked>,
  B extends z.ZodType,
>(
  operation: Operation<P, Q, B>,
  deps: PagingDeps,
  answer: (request: Request<z.output<P>, z.output<Q>, z.output<B>> & { page: PageQuery }) => Promise<Listed>,
): Route =>
  route(operation, async (request) => {
    const { caller, params, query: asked } = request;
    const list = { operation, caller, params, asked };
    const page = await pageAsked(deps, list);
    if (!page.ok) return page;
    const found = await answer({ ...request, page: page.value });
    return found.ok ? ok(await pageReply(deps, list, found.value)) : found;
  });
