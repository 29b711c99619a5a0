import { localDate } from '#shared/kernel/time.ts';
import type { Noted, PaymentLedger } from '#shared/payment/ledger.ts';
import type { PaymentOrder, PaymentOrderStore } from '#shared/payment/orders.ts';
import type { Book, ReceiptBooks } from '#shared/payment/receipt-book.ts';
import type { Reconciliation } from '#shared/payment/reconciliation.ts';
import type { ReconciliationStore } from '#shared/use-cases/payment/reconcile-day.ts';

const textOf = (...parts: (string | number)[]) => parts.join('#');

export function memoryPaymentLedger(): PaymentLedger {
  const noted = new Map<string, Noted>();
  const keyOf = ({ provider, paidAt, transaction }: Noted) =>
    textOf(provider, localDate(paidAt), transaction);
  return {
    async note(entry) {
      const known = noted.get(keyOf(entry)) ?? entry;
      noted.set(keyOf(entry), known);
      return known;
    },
    async settle(entry, verdict) {
      noted.set(keyOf(entry), { verdict, ...(noted.get(keyOf(entry)) ?? entry) });
    },
    async ofDay(provider, date) {
      return [...noted]
        .filter(([key]) => key.startsWith(textOf(provider, date, '')))
        .toSorted(([one], [other]) => (one < other ? -1 : 1))
        .map(([, entry]) => entry);
    },
  };
}

export function memoryPaymentOrderStore(): PaymentOrderStore {
  const followed = new Map<string, PaymentOrder>();
  const keyOf = ({ provider, reference }: PaymentOrder) => textOf(provider, reference);
  return {
    async put(order) {
      followed.set(keyOf(order), order);
    },
    async due(provider, at) {
      return [...followed.values()]
        .filter((order) => order.provider === provider && order.askAt <= at)
        .toSorted((one, other) => one.askAt.localeCompare(other.askAt));
    },
    async close(order) {
      followed.delete(keyOf(order));
    },
  };
}

export function memoryReceiptBooks(): ReceiptBooks {
  const given = new Map<string, number>();
  const last = new Map<string, number>();
  return {
    async number({ unit, symbol, year }: Book, reference) {
      const book = textOf(unit, symbol, year);
      const number = given.get(reference) ?? (last.get(book) ?? 0) + 1;
      if (!given.has(reference)) last.set(book, number);
      given.set(reference, number);
      return number;
    },
  };
}

export function memoryReconciliationStore(): ReconciliationStore {
  const kept = new Map<string, Reconciliation>();
  return {
    async put(report) {
      kept.set(textOf(report.provider, report.date), report);
    },
    find: async (provider, date) => kept.get(textOf(provider, date)),
  };
}
