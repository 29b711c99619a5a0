import type { Dossier } from '#shared/dossier/dossier.ts';
import { needsReceipt, type PaymentRequest, paymentReference } from '#shared/fee/payment.ts';
import { localDate } from '#shared/kernel/time.ts';
import type { PaymentGateway } from '#shared/payment/gateway.ts';
import type { PaymentProvider } from '#shared/payment/provider.ts';
import type { ReceiptBooks } from '#shared/payment/receipt-book.ts';
import { type ReceiptSeries, seriesFor } from '#shared/payment/receipt-series.ts';
import { type Deps, obey } from '#shared/use-cases/dossier/obey.ts';

export type SettleDeps = Deps & {
  gateway: PaymentGateway;
  books: ReceiptBooks;
  providers: () => Promise<PaymentProvider[]>;
  series: () => Promise<ReceiptSeries[]>;
};

const by = { kind: 'system', id: 'money' } as const;

/** Does what follows from money by itself: the receipt over what is paid, the refund that was approved. */
export async function settleMoney(deps: SettleDeps, code: string, at: string): Promise<void> {
  const dossier = await deps.store.find(code);
  for (const request of dossier?.payment?.requests ?? []) {
    if (dossier === undefined) return;
    if (needsReceipt(request)) await writeReceipt(deps, dossier, request, at);
    if (needsRefund(request)) await refund(deps, dossier, request, at);
  }
}

const needsRefund = ({ refund: asked }: PaymentRequest) =>
  asked?.decided?.approved === true && asked.made === undefined;

async function writeReceipt(
  deps: SettleDeps,
  { code, unit }: Dossier,
  { no, total }: PaymentRequest,
  at: string,
) {
  const date = localDate(at);
  const series = seriesFor(await deps.series(), unit, date);
  if (series === undefined) throw new Error(`${unit} has no series of receipts on ${date}`);
  const { symbol, template } = series;
  const year = Number(date.slice(0, 4));
  const number = await deps.books.number({ unit, symbol, year }, paymentReference(code, no));
  const receipt = { template, symbol, number, unit, year, amount: total, at };
  await must(deps, code, { type: 'issue-receipt', no, receipt }, at);
}

/** What came over a provider goes back over it; what came over the desk goes back over the desk, by hand. */
async function refund(
  deps: SettleDeps,
  { code }: Dossier,
  { no, received, refund: asked }: PaymentRequest,
  at: string,
) {
  const online = received.find(({ method }) => method === 'online');
  if (online === undefined || asked === undefined) return;
  const provider = (await deps.providers()).find(({ id }) => id === online.provider);
  if (provider === undefined) throw new Error(`${online.provider} is no payment provider any more`);
  const { amount, reason } = asked;
  const order = { reference: paymentReference(code, no), transaction: online.id, amount, reason };
  const transaction = await deps.gateway.refund(provider, order);
  await must(deps, code, { type: 'record-refund', no, transaction }, at);
}

async function must(deps: Deps, code: string, command: Parameters<typeof obey>[1]['command'], at: string) {
  const done = await obey(deps, { code, command, by, at });
  if (!done.ok) throw new Error(`${command.type} for ${code}: ${JSON.stringify(done.error)}`);
}
