import { beforeAll, describe, expect, it } from 'vitest';
import type { PaymentLedger, Verdict } from '#shared/payment/ledger.ts';
import type { PaymentOrder, PaymentOrderStore } from '#shared/payment/orders.ts';
import type { ReceiptBooks } from '#shared/payment/receipt-book.ts';
import type { ReconciliationStore } from '#shared/use-cases/payment/reconcile-day.ts';
import { local } from '#test/dossier/fixtures.ts';
import { anEntry } from '#test/use-cases/payment/samples.ts';

type Ports = {
  ledger: PaymentLedger;
  orders: PaymentOrderStore;
  books: ReceiptBooks;
  reports: ReconciliationStore;
};

const matched: Verdict = { kind: 'matched', unit: 'H00.01' };

/** What every keeper of money must do; each adapter runs it against its own engine. */
export function paymentsContract(open: () => Ports) {
  let ports: Ports;
  beforeAll(() => {
    ports = open();
  });

  describe('the ledger', () => {
    it('answers with what was noted first, whatever is told later', async () => {
      const first = anEntry({ transaction: 'L-1' });
      expect(await ports.ledger.note(first)).toEqual(first);
      expect(await ports.ledger.note({ ...first, amount: 1 })).toEqual(first);
    });

    it('keeps the first verdict', async () => {
      const entry = anEntry({ transaction: 'L-2' });
      await ports.ledger.note(entry);
      await ports.ledger.settle(entry, matched);
      await ports.ledger.settle(entry, { kind: 'unmatched', reason: 'already-paid' });
      expect(await ports.ledger.note(entry)).toEqual({ ...entry, verdict: matched });
    });

    it('lists a day in Việt Nam, each provider’s by itself', async () => {
      const late = anEntry({ provider: 'ngay', transaction: 'L-3', paidAt: local('2026-05-06 00:00') });
      const early = anEntry({ provider: 'ngay', transaction: 'L-4', paidAt: local('2026-05-05 23:59') });
      await ports.ledger.note(late);
      await ports.ledger.note(early);
      expect(await ports.ledger.ofDay('ngay', '2026-05-05')).toEqual([early]);
      expect(await ports.ledger.ofDay('ngay', '2026-05-06')).toEqual([late]);
      expect(await ports.ledger.ofDay('nga', '2026-05-06')).toEqual([]);
    });
  });

  describe('the orders', () => {
    const order = (reference: string, askAt: string): PaymentOrder => ({
      reference,
      provider: 'hoi',
      at: local('2026-03-02 08:00'),
      askAt: local(askAt),
      until: local('2026-03-05 08:00'),
    });
    const due = async (at: string) =>
      (await ports.orders.due('hoi', local(at))).map(({ reference }) => reference);

    it('are due from their time on, soonest first, and not once they are closed', async () => {
      await ports.orders.put(order('b', '2026-03-02 08:20'));
      await ports.orders.put(order('a', '2026-03-02 08:10'));
      expect(await due('2026-03-02 08:09')).toEqual([]);
      expect(await due('2026-03-02 08:10')).toEqual(['a']);
      expect(await due('2026-03-02 08:20')).toEqual(['a', 'b']);
      await ports.orders.put(order('a', '2026-03-02 09:00'));
      await ports.orders.close(order('b', '2026-03-02 08:20'));
      expect(await due('2026-03-02 08:59')).toEqual([]);
      expect(await due('2026-03-02 09:00')).toEqual(['a']);
    });
  });

  describe('the books of receipts', () => {
    it('count from 1 without a gap, and give a reference the number that it has', async () => {
      const book = { unit: 'H00.01', symbol: 'S', year: 2026 };
      expect(await ports.books.number(book, 'r1')).toBe(1);
      expect(await ports.books.number(book, 'r2')).toBe(2);
      expect(await ports.books.number(book, 'r1')).toBe(1);
      expect(await ports.books.number({ ...book, year: 2027 }, 'r3')).toBe(1);
    });

    it('give every reference its own, however many ask at once', async () => {
      const book = { unit: 'H00.02', symbol: 'S', year: 2026 };
      const asked = Array.from({ length: 8 }, (_, index) => `at-once-${index}`);
      const numbers = await Promise.all(asked.map((reference) => ports.books.number(book, reference)));
      expect(numbers.toSorted()).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    });
  });

  it('keeps the last report of a day', async () => {
    const report = { provider: 'keypay', date: '2026-03-02', at: local('2026-03-03 01:00'), rows: [] };
    await ports.reports.put({ ...report, at: local('2026-03-03 00:30') });
    await ports.reports.put(report);
    expect(await ports.reports.find('keypay', '2026-03-02')).toEqual(report);
    expect(await ports.reports.find('keypay', '2026-03-03')).toBeUndefined();
  });
}
