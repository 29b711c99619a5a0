import type { SignDownload } from '#shared/adapters/s3/presign.ts';
import type { BookView } from '#shared/api/resources/books.ts';
import { type Book, type BookOrder, bookKey } from '#shared/book/book.ts';
import { localTime } from '#shared/kernel/time.ts';
import type { UnitRecords } from '#shared/kernel/unit-records.ts';

export type BookDeps = {
  orders: UnitRecords<BookOrder>;
  books: UnitRecords<Book>;
  signDownload: SignDownload;
};

/** How long a link to a book holds. */
const linkSeconds = 300;

/** An order as its caller sees it; once the book is there, with a link to it. */
export async function bookView(
  { books, signDownload }: BookDeps,
  order: BookOrder,
  at: string,
): Promise<BookView> {
  const { id, unit, from, to } = order;
  const ordered = { id, unit, from, to, orderedAt: localTime(order.at) };
  const book = await books.find(id);
  if (book === undefined) return { ...ordered, state: 'making' };
  const { rows, pages, sha256 } = book;
  const url = await signDownload({ key: bookKey(id), seconds: linkSeconds, at });
  return { ...ordered, state: 'ready', rows, pages, sha256, url };
}
