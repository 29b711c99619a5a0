import { type Answer, route } from '#functions/http/route.ts';
import type { SignDownload } from '#shared/adapters/s3/presign.ts';
import type { BookView } from '#shared/api/resources/books.ts';
import * as operations from '#shared/api/resources/books.ts';
import { type Book, type BookOrder, bookKey } from '#shared/book/book.ts';
import { fail, ok } from '#shared/kernel/result.ts';
import { localTime } from '#shared/kernel/time.ts';
import type { UnitRecordStore } from '#shared/kernel/unit-record.ts';
import { isWithin } from '#shared/unit/rights.ts';
import { orderBook as order } from '#shared/use-cases/book/order-book.ts';

type BookDeps = {
  orders: UnitRecordStore<BookOrder>;
  books: UnitRecordStore<Book>;
  signDownload: SignDownload;
};

/** POST /v1/reports/follow-up-books */
export const orderBook = (deps: BookDeps) =>
  route(operations.orderBook, async ({ body, caller: by, at, idempotency }) => {
    if (idempotency === undefined) return fail({ code: 'idempotency-key-required' });
    const ordered = await order(deps.orders, body, { by, at, ...idempotency });
    if (!ordered.ok) return ordered;
    const location = `${operations.orderBook.path}/${ordered.value.id}`;
    return ok({ body: await bookView(deps, ordered.value, at), headers: { location, 'retry-after': '5' } });
  });

/** GET /v1/reports/follow-up-books/{id} */
export const getBook = (deps: BookDeps) =>
  route(operations.getBook, async ({ params: { id }, caller, at }): Promise<Answer> => {
    if (caller.kind !== 'officer' && caller.kind !== 'manager') return fail({ code: 'forbidden' });
    const order = await deps.orders.find(id);
    if (order === undefined || !isWithin(order.unit, caller.unit)) return fail({ code: 'unknown-book' });
    return ok({ body: await bookView(deps, order, at) });
  });

/** How long a link to a book holds. */
const linkSeconds = 300;

/** An order as its caller sees it; once the book is there, with a link to it. */
async function bookView({ books, signDownload }: BookDeps, order: BookOrder, at: string): Promise<BookView> {
  const { id, unit, from, to } = order;
  const ordered = { id, unit, from, to, orderedAt: localTime(order.at) };
  const book = await books.find(id);
  if (book === undefined) return { ...ordered, state: 'making' };
  const { rows, pages, sha256 } = book;
  const url = await signDownload({ key: bookKey(id), seconds: linkSeconds, at });
  return { ...ordered, state: 'ready', rows, pages, sha256, url };
}
