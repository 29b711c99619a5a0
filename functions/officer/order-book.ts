import { route } from '#functions/http/route.ts';
import { orderBook as operation } from '#shared/api/resources/books.ts';
import { fail, ok } from '#shared/kernel/result.ts';
import { orderBook as order } from '#shared/use-cases/book/order-book.ts';
import { type BookDeps, bookView } from './book-view.ts';

/** POST /v1/reports/follow-up-books */
export const orderBook = (deps: BookDeps) =>
  route(operation, async ({ body, caller: by, at, idempotency }) => {
    if (idempotency === undefined) return fail({ code: 'idempotency-key-required' });
    const ordered = await order(deps.orders, body, { by, at, ...idempotency });
    if (!ordered.ok) return ordered;
    const location = `${operation.path}/${ordered.value.id}`;
    return ok({ body: await bookView(deps, ordered.value, at), headers: { location, 'retry-after': '5' } });
  });
