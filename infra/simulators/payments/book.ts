import type { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';

/** What was ordered: the fields that we read; the rest of the order is kept as it came. */
const Order = z.looseObject({ MaTraCuuTT: z.string(), MaHoSo: z.string(), SoTien: z.int() });
export type Order = z.infer<typeof Order>;

/** A payment in the national platform's names. */
const Paid = z.object({
  MaTraCuuTT: z.string(),
  MaHoSo: z.string(),
  MaGiaoDich: z.string(),
  SoTien: z.int(),
  ThoiDiemThanhToan: z.string(),
});
export type Paid = z.infer<typeof Paid>;

const Row = z.object({ message: z.string() });
const Refund = z.object({ id: z.string() });

/** What a provider keeps: orders, payments and refunds. */
export function openBook(db: DatabaseSync) {
  db.exec(`
    CREATE TABLE IF NOT EXISTS payment_orders (reference TEXT PRIMARY KEY, message TEXT NOT NULL);
    CREATE TABLE IF NOT EXISTS payments (id TEXT PRIMARY KEY, reference TEXT, day TEXT, message TEXT NOT NULL);
    CREATE TABLE IF NOT EXISTS payment_refunds (reference TEXT PRIMARY KEY, id TEXT NOT NULL, message TEXT NOT NULL);
  `);
  const read = (sql: string, ...values: string[]) =>
    db
      .prepare(sql)
      .all(...values)
      .map((row): unknown => JSON.parse(Row.parse(row).message));
  return {
    order(message: unknown): Order {
      const order = Order.parse(message);
      const put = db.prepare('INSERT OR REPLACE INTO payment_orders VALUES (?, ?)');
      put.run(order.MaTraCuuTT, JSON.stringify(message));
      return order;
    },
    findOrder: (reference: string) =>
      read('SELECT message FROM payment_orders WHERE reference = ?', reference).map((one) =>
        Order.parse(one),
      )[0],
    pay(paid: Paid) {
      const day = paid.ThoiDiemThanhToan.slice(0, 8);
      const put = db.prepare('INSERT INTO payments VALUES (?, ?, ?, ?)');
      put.run(paid.MaGiaoDich, paid.MaTraCuuTT, day, JSON.stringify(paid));
    },
    find: (id: string) =>
      read('SELECT message FROM payments WHERE id = ?', id).map((one) => Paid.parse(one))[0],
    paidFor: (reference: string) =>
      read('SELECT message FROM payments WHERE reference = ? ORDER BY id', reference),
    paidOn: (day: string) => read('SELECT message FROM payments WHERE day = ? ORDER BY id', day),
    /** The refund's own number; asked again, the same. */
    refund(reference: string, id: string, message: unknown): string {
      const put = db.prepare('INSERT OR IGNORE INTO payment_refunds VALUES (?, ?, ?)');
      put.run(reference, id, JSON.stringify(message));
      return Refund.parse(db.prepare('SELECT id FROM payment_refunds WHERE reference = ?').get(reference)).id;
    },
  };
}
export type Book = ReturnType<typeof openBook>;
