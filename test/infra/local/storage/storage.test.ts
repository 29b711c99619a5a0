import { writeFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { createStorage } from '#infra/local/storage/storage.ts';

function thrownBy(work: () => unknown): unknown {
  try {
    work();
  } catch (error) {
    return error;
  }
  throw new Error('nothing was thrown');
}

const noRoomInFile = thrownBy(() => writeFileSync('/dev/full', 'x'));

function filling() {
  const db = new DatabaseSync(':memory:');
  db.exec('CREATE TABLE t (text TEXT UNIQUE); PRAGMA max_page_count = 4');
  return db;
}

function watched() {
  let notified = 0;
  const storage = createStorage(() => {
    notified += 1;
  });
  return { storage, notified: () => notified };
}

describe('a storage', () => {
  it('is full when the system or SQLite finds no room, and says so once', () => {
    const { storage, notified } = watched();
    const noRoomInTable = thrownBy(() => filling().prepare('INSERT INTO t VALUES (?)').run('x'.repeat(1e6)));
    expect(storage.note(noRoomInTable)).toBe(true);
    expect(storage.note(noRoomInFile)).toBe(true);
    expect(storage.note(new Error('s3: a write failed', { cause: noRoomInFile }))).toBe(true);
    expect(storage.isFull()).toBe(true);
    expect(notified()).toBe(1);
  });

  it('is not full because of any other failure', () => {
    const { storage, notified } = watched();
    const db = filling();
    db.exec("INSERT INTO t VALUES ('once')");
    const twice = thrownBy(() => db.exec("INSERT INTO t VALUES ('once')"));
    const nowhere = thrownBy(() => writeFileSync('/nowhere/at/all', 'x'));
    for (const error of [twice, nowhere, 'ENOSPC', undefined]) expect(storage.note(error)).toBe(false);
    expect(storage.isFull()).toBe(false);
    expect(notified()).toBe(0);
  });

  it.each(['backend: database or disk is full', 'backend: I/O error: disk I/O error'])(
    'hears of it from the DynamoDB engine, only where that failed: %s',
    (words) => {
      const { storage } = watched();
      storage.noteAnswer(Buffer.from(`HTTP/1.1 200 OK\r\n\r\n{"Item":{"text":{"S":"${words}"}}}`));
      storage.noteAnswer(Buffer.from('HTTP/1.1 500 Internal Server Error\r\n\r\n{"message":"another"}'));
      expect(storage.isFull()).toBe(false);
      storage.noteAnswer(
        Buffer.from(`HTTP/1.1 500 Internal Server Error\r\n\r\n{"message":"commit failed (${words})"}`),
      );
      expect(storage.isFull()).toBe(true);
    },
  );
});
