import { type Answer, route } from '#functions/http/route.ts';
import { getBook as operation } from '#shared/api/resources/books.ts';
import { fail, ok } from '#shared/kernel/result.ts';
import { isWithin } from '#shared/unit/rights.ts';
import { type BookDeps, bookView } from './book-view.ts';

/** GET /v1/reports/follow-up-books/{id} */
export const getBook = (deps: BookDeps) =>
  route(operation, async ({ params: { id }, caller, at }): Promise<Answer> => {
    if (caller.kind !== 'officer' && caller.kind !== 'manager') return fail({ code: 'forbidden' });
    const order = await deps.orders.find(id);
    if (order === undefined || !isWithin(order.unit, caller.unit)) return fail({ code: 'unknown-book' });
    return ok({ body: await bookView(deps, order, at) });
  });
