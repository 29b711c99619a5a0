import { randomUUID } from 'node:crypto';
import type { IncomingMessage, RequestListener } from 'node:http';
import type { DatabaseSync } from 'node:sqlite';
import { text } from 'node:stream/consumers';
import { z } from 'zod';
import { type Book, openBook } from '#infra/simulators/payments/book.ts';
import { Again, type Cashier, createCashier, Pay } from '#infra/simulators/payments/cashier.ts';
import { payPage } from '#infra/simulators/payments/pay-page.ts';
import { isSigned } from '#infra/simulators/payments/signature.ts';

export interface ProviderOptions {
  db: DatabaseSync;
  now(): number;
  /** Where the payer finds this provider. */
  url: string;
  /** Who is told of payments, and the secret that both sides sign with. */
  callbackUrl: string;
  secret: string;
}

type Answer = { status: number; body: unknown; html?: string };
const json = (body: unknown, status = 200): Answer => ({ status, body });
const missing = (what: string) => json({ message: `there is no ${what}` }, 404);

/**
 * A payment provider: takes orders, lets the payer pay, calls back, and answers what it is asked, all in the national
 * platform's names. Under /control it behaves badly on demand: silent, late, twice, about another amount, forged.
 */
export function createPaymentProvider(options: ProviderOptions): RequestListener {
  const book = openBook(options.db);
  const cashier = createCashier(book, options);
  const asked = questions(book, options.url);
  const controls = orders(cashier);

  async function answer(request: IncomingMessage): Promise<Answer> {
    const { method, url: path = '', headers } = request;
    const reference = /^\/pay\/([^/]+)$/.exec(path)?.[1];
    if (reference !== undefined)
      return showPage(book, cashier, decodeURIComponent(reference), method === 'POST');
    if (method !== 'POST') return missing(path);
    const body = await text(request);
    if (controls[path] !== undefined) return controls[path](JSON.parse(body));
    if (asked[path] === undefined) return missing(path);
    return isSigned(options.secret, headers, body)
      ? asked[path](JSON.parse(body))
      : json({ message: 'not signed' }, 401);
  }

  return async (request, response) => {
    const failed = (error: unknown) => json({ message: String(error) }, 400);
    const { status, body, html } = await answer(request).catch(failed);
    const type = html === undefined ? 'application/json' : 'text/html; charset=utf-8';
    response.writeHead(status, { 'content-type': type });
    response.end(html ?? JSON.stringify(body));
  };
}

const Asked = z.object({ MaTraCuuTT: z.string() });
const Day = z.object({ Ngay: z.string() });

/** What the agency asks, under its signature. */
const questions = (book: Book, url: string): Record<string, (body: unknown) => Answer> => ({
  '/orders'(body) {
    const { MaTraCuuTT } = book.order(body);
    return json({ UrlThanhToan: `${url}/pay/${encodeURIComponent(MaTraCuuTT)}`, MaQR: `QR:${MaTraCuuTT}` });
  },
  '/queries': (body) => json({ GiaoDich: book.paidFor(Asked.parse(body).MaTraCuuTT) }),
  '/statements': (body) => json({ GiaoDich: book.paidOn(Day.parse(body).Ngay) }),
  '/refunds': (body) =>
    json({ MaGiaoDichHoan: book.refund(Asked.parse(body).MaTraCuuTT, `HT-${randomUUID()}`, body) }),
});

/** What a test, or a demonstration, makes the payer and the provider do. */
const orders = (cashier: Cashier): Record<string, (body: unknown) => Promise<Answer>> => ({
  async '/control/pay'(body) {
    const answers = await cashier.pay(Pay.parse(body));
    return answers === undefined ? missing('such order') : json(answers);
  },
  async '/control/callbacks'(body) {
    const answers = await cashier.callAgain(Again.parse(body));
    return answers === undefined ? missing('such payment') : json(answers);
  },
});

/** Where the payer pays with one button. */
async function showPage(book: Book, cashier: Cashier, reference: string, pays: boolean): Promise<Answer> {
  const order = book.findOrder(reference);
  if (order === undefined) return missing('such order');
  if (pays) await cashier.pay(Pay.parse({ reference }));
  return { status: 200, body: '', html: payPage(order, pays) };
}
