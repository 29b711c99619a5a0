import { beforeEach, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { getBook, orderBook } from '#functions/tasks/books.ts';
import { memoryUnitRecordStore } from '#shared/adapters/memory/unit-record-store.ts';
import type { Book, BookOrder } from '#shared/book/book.ts';
import { auditor, local, manager, portal, receptionElsewhere, specialist } from '#test/dossier/fixtures.ts';
import { expectKeyAndBody } from '../refusals.ts';
import { clientOf, scene, stage } from '../scene.ts';

stage('2026-03-09 09:30');

const line = 'POST /v1/reports/follow-up-books';
const week = { from: '2026-03-02', to: '2026-03-06' };

let orders: ReturnType<typeof memoryUnitRecordStore<BookOrder>>;
let books: ReturnType<typeof memoryUnitRecordStore<Book>>;
let ask: ReturnType<typeof clientOf>;
beforeEach(() => {
  [orders, books] = [memoryUnitRecordStore(), memoryUnitRecordStore()];
  const deps = { ...scene(), orders, books };
  ask = clientOf([orderBook(deps), getBook(deps)]);
});

const all = () => orders.page({ unit: 'H00.01', from: '', to: '~', limit: 10 });
const idOf = ({ json }: { json?: unknown }) => z.object({ id: z.string() }).parse(json).id;

describe('a follow-up book', () => {
  it('is ordered for days of the own unit, and found at Location: being made, then with a link', async () => {
    const ordered = await ask(specialist, line, { body: week });
    const id = idOf(ordered);
    const making = { id, unit: 'H00.01', ...week, orderedAt: '2026-03-09T09:30:00+07:00', state: 'making' };
    expect(ordered).toMatchObject({
      statusCode: 202,
      headers: { location: `/v1/reports/follow-up-books/${id}`, 'retry-after': '5' },
      json: making,
    });
    const look = () => ask(manager, `GET ${ordered.headers['location']}`);
    expect((await look()).json).toEqual(making);
    const made = { rows: 12, pages: 2, sha256: 'b'.repeat(64) };
    await books.put({ id, unit: 'H00.01', at: local('2026-03-09 09:31'), ...made });
    expect((await look()).json).toEqual({
      ...making,
      state: 'ready',
      ...made,
      url: `https://downloads.example/books/${id}.pdf`,
    });
  });

  it('is ordered once under a key, which is good for no other', async () => {
    await expectKeyAndBody({ ask, by: specialist, line, body: week, stored: all });
    const send = (body: object) => ask(specialist, line, { body, key: 'one' });
    expect((await send(week)).json).toEqual((await send(week)).json);
    expect(await send({ ...week, to: '2026-03-05' })).toMatchObject({
      statusCode: 422,
      json: { code: 'key-reused' },
    });
    expect((await all()).items).toHaveLength(1);
  });

  it.each([
    [{ from: '2026-03-02', to: '2026-03-01' }, '/to', 'bad-period'],
    [{ from: '2026-03-02', to: '2026-03-10' }, '/to', 'bad-period'],
    [{ from: '2026-01-01', to: '2026-02-01' }, '/from', 'period-too-long'],
    [{ from: 'today', to: '2026-03-02' }, '/from', 'invalid_format'],
  ])('over %j is refused at %s', async (body, pointer, code) => {
    expect(await ask(specialist, line, { body })).toMatchObject({
      statusCode: 400,
      json: { code: 'invalid-request', errors: [{ pointer, code }] },
    });
    expect((await all()).items).toEqual([]);
  });

  it('is ordered for own units only, and unknown to others', async () => {
    const id = idOf(await ask(specialist, line, { body: week }));
    expect(await ask(receptionElsewhere, line, { body: { ...week, unit: 'H00.01' } })).toMatchObject({
      statusCode: 403,
    });
    const never = await ask(specialist, 'GET /v1/reports/follow-up-books/x');
    expect(never).toMatchObject({ statusCode: 404, json: { code: 'unknown-book' } });
    expect((await ask(receptionElsewhere, `GET /v1/reports/follow-up-books/${id}`)).json).toEqual({
      ...Object(never.json),
      instance: `/v1/reports/follow-up-books/${id}`,
    });
    for (const by of [portal, auditor])
      for (const wanted of [line, `GET /v1/reports/follow-up-books/${id}`])
        expect(await ask(by, wanted), by.id).toMatchObject({ statusCode: 403 });
  });
});
