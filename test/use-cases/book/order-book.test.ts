import { describe, expect, it } from 'vitest';
import { memoryUnitRecordStore } from '#shared/adapters/memory/unit-record-store.ts';
import type { BookOrder } from '#shared/book/book.ts';
import { fail, ok } from '#shared/kernel/result.ts';
import { orderBook } from '#shared/use-cases/book/order-book.ts';
import { local, reception } from '#test/dossier/fixtures.ts';

const days = { from: '2026-03-02', to: '2026-03-02' };
const at = local('2026-03-09 09:00');

describe('the order of a book', () => {
  const orders = memoryUnitRecordStore<BookOrder>();
  const manager = { kind: 'manager', id: 'quan-ly.an-binh', unit: reception.unit } as const;

  it('is one however often its caller sends it, and another one of a colleague with the same key', async () => {
    const ask = { at, key: 'k', digest: 'd' };
    const own = await orderBook(orders, days, { ...ask, by: reception });
    expect(own).toMatchObject(ok({ by: reception.id }));
    expect(await orderBook(orders, days, { ...ask, by: reception })).toEqual(own);
    expect(await orderBook(orders, days, { ...ask, by: manager })).toMatchObject(ok({ by: manager.id }));
    expect(await orderBook(orders, days, { ...ask, by: manager, digest: 'other' })).toEqual(
      fail({ code: 'key-reused' }),
    );
  });

  it.each(['a/b', 'a%2fb', '../x', '~', '#?'])(
    'under the key %s has an id that a path can hold',
    async (key) => {
      const order = await orderBook(orders, days, { by: reception, at, key, digest: 'd' });
      expect(order.ok && order.value.id).toMatch(/^[0-9a-f]{32}$/);
    },
  );
});
