import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { memoryDossiers } from '#shared/adapters/memory/dossiers.ts';
import { memoryPaperStore } from '#shared/adapters/memory/paper-store.ts';
import { memoryUnitRecordStore } from '#shared/adapters/memory/unit-record-store.ts';
import { renderPaper } from '#shared/adapters/pdf/render-paper.ts';
import { type Book, type BookOrder, daysBetween } from '#shared/book/book.ts';
import { type KeepBookDeps, keepBook } from '#shared/use-cases/book/keep-book.ts';
import { orderBook } from '#shared/use-cases/book/order-book.ts';
import { obey } from '#shared/use-cases/dossier/obey.ts';
import { readPdf } from '#test/adapters/pdf/reading.ts';
import { local, manager, portal, reception, specialist } from '#test/dossier/fixtures.ts';
import { bookOf, bookUnit, codesOf, exchanged } from './samples.ts';

const at = local('2026-03-09 09:00');
const asked = { by: reception, at, key: 'k1', digest: 'd1' };
const period = { from: '2026-03-02', to: '2026-03-06' };

describe('ordering a follow-up book', () => {
  const codeOf = async (...[wanted, request]: [object, object?]) => {
    const ordered = await orderBook(
      memoryUnitRecordStore(),
      { ...period, ...wanted },
      { ...asked, ...request },
    );
    return ordered.ok
      ? undefined
      : 'findings' in ordered.error
        ? ordered.error.findings[0]?.code
        : ordered.error.code;
  };

  it('is for officers and managers of the unit, and repeated without harm', async () => {
    const orders = memoryUnitRecordStore<BookOrder>();
    const first = await orderBook(orders, period, asked);
    expect(first).toMatchObject({ value: { unit: 'H00.01', by: 'tiep-nhan.an-binh', ...period } });
    expect(await orderBook(orders, period, { ...asked, at: local('2026-03-09 10:00') })).toEqual(first);
    expect(await orderBook(orders, period, { ...asked, digest: 'd2' })).toMatchObject({
      error: { code: 'key-reused' },
    });
    expect([await codeOf({}, { by: specialist }), await codeOf({}, { by: manager })]).toEqual([
      undefined,
      undefined,
    ]);
    expect(await codeOf({}, { by: portal })).toBe('forbidden');
    expect(await codeOf({ unit: 'H00.02' })).toBe('forbidden');
  });

  it('is over a month at most, which is past', async () => {
    expect(daysBetween('2026-02-27', '2026-03-01')).toEqual(['2026-02-27', '2026-02-28', '2026-03-01']);
    expect(await codeOf({ from: '2026-02-01', to: '2026-03-03' })).toBeUndefined();
    expect(await codeOf({ from: '2026-02-01', to: '2026-03-04' })).toBe('period-too-long');
    expect(await codeOf({ from: '2026-03-06', to: '2026-03-02' })).toBe('bad-period');
    expect(await codeOf({ to: '2026-03-10' })).toBe('bad-period');
  });

  it('is within one year, which has a book of its own', async () => {
    expect(await codeOf({ from: '2025-12-20', to: '2025-12-31' })).toBeUndefined();
    expect(await codeOf({ from: '2025-12-20', to: '2026-01-05' })).toBe('two-years');
  });
});

describe('keeping a follow-up book', () => {
  const whole = async () => {
    const { deps, order } = await bookOf(3);
    return { ...deps, orders: { find: async () => order } } satisfies KeepBookDeps;
  };

  it('has a line for each dossier that was handed in whole, in the order of their codes', async () => {
    const deps = await whole();
    const kept = await keepBook(deps, 'book');
    expect(kept).toMatchObject({ unit: bookUnit, rows: 3, pages: 1 });
    const bytes = await deps.papers.put('books/book.pdf', new Uint8Array());
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(kept?.sha256);
    const [page] = await readPdf(bytes);
    const text = page?.text ?? '';
    const places = codesOf(3).map((code) => text.replaceAll(/\s/g, '').indexOf(code));
    expect(places.every((place, index) => place > (places[index - 1] ?? 0))).toBe(true);
    expect(text).toContain('NGUYỄN');
  });

  it('says by which due time a dossier is measured that was late by its calendar alone', async () => {
    const deps = await whole();
    const [closed = ''] = codesOf(1);
    const withdraw = { type: 'withdraw', reason: 'Đổi ý' } as const;
    const late = local('2026-03-06 10:00');
    await obey(deps, { code: closed, command: withdraw, by: portal, at: late });
    const days = [{ date: '2026-03-04', name: { vi: 'Quốc tang', en: 'National mourning' } }];
    for (const code of codesOf(2))
      await deps.keeping.remeasure(code, {
        by: 'quan-ly',
        at,
        reason: 'Công văn 9',
        basis: 'Thông báo',
        calendar: { id: 'vn-gov', from: '2024-01-01', version: 4 },
        days,
        promised: local('2026-03-05 17:30'),
        dueAt: local('2026-03-06 17:30'),
        doneAt: late,
      });
    await keepBook(deps, 'book');
    const [page] = await readPdf(await deps.papers.put('books/book.pdf', new Uint8Array()));
    const text = page?.text.replaceAll(/\s/g, '') ?? '';
    const [, ...notes] = text.split('Đotheohạn17:3006/03/2026:04/03/2026(Quốctang)');
    // The second was never accepted, so that nothing of it was late.
    expect(notes).toHaveLength(1);
    expect(text).toContain('17:3005/03/2026');
  });

  it('has what its desk received for another unit, and what another desk received for it', async () => {
    const { deps, order, world } = await bookOf(0);
    await exchanged(world);
    const rowsOf = async (unit: string) => {
      const kept = await keepBook(
        { ...deps, orders: { find: async () => ({ ...order, unit, id: unit }) } },
        unit,
      );
      const [page] = await readPdf(await deps.papers.put(`books/${unit}.pdf`, new Uint8Array()));
      return { rows: kept?.rows, text: page?.text.replaceAll(/\s/g, '') ?? '' };
    };
    const [own, other] = [await rowsOf('H00.01'), await rowsOf('H00.02')];
    expect([own.rows, other.rows]).toEqual([2, 2]);
    for (const code of ['H00.01-20260302-0000002', 'H00.02-20260302-0000001'])
      expect([own, other].every(({ text }) => text.includes(code))).toBe(true);
    expect((await rowsOf('H00')).rows).toBe(0);
  });

  it('is kept once', async () => {
    const deps = await whole();
    const first = await keepBook(deps, 'book');
    expect(await keepBook(deps, 'book')).toBeUndefined();
    expect(await deps.books.find('book')).toEqual(first);
  });

  it('goes on over as many pages as it needs', async () => {
    const { deps, order } = await bookOf(60);
    const kept = await keepBook({ ...deps, orders: { find: async () => order } }, 'book');
    expect(kept?.rows).toBe(60);
    expect(kept?.pages).toBeGreaterThan(3);
  }, 30_000);

  it('is an outage where nobody ordered it', async () => {
    const books = memoryUnitRecordStore<Book>();
    const { store } = memoryDossiers();
    const deps = { ...(await whole()), store, books, papers: memoryPaperStore(), render: renderPaper };
    await expect(keepBook({ ...deps, orders: { find: async () => undefined } }, 'x')).rejects.toThrow(
      'nobody ordered',
    );
  });
});
