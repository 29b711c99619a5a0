import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { inTransaction } from '#infra/local/kernel/transaction.ts';

let db: DatabaseSync;
beforeEach(() => {
  db = new DatabaseSync(':memory:');
  db.exec('CREATE TABLE t (n INTEGER)');
});
afterEach(() => db.close());

const add = (n: number) => db.prepare('INSERT INTO t VALUES (?)').run(n);
const all = () =>
  db
    .prepare('SELECT n FROM t')
    .all()
    .map(({ n }) => n);

describe('a transaction', () => {
  it('keeps all or nothing', () => {
    inTransaction(db, () => add(1));
    expect(() =>
      inTransaction(db, () => {
        add(2);
        throw new Error('no');
      }),
    ).toThrow('no');
    expect(all()).toEqual([1]);
  });

  it('within another shares its fate', () => {
    expect(() =>
      inTransaction(db, () => {
        inTransaction(db, () => add(1));
        throw new Error('no');
      }),
    ).toThrow('no');
    expect(all()).toEqual([]);
  });
});
