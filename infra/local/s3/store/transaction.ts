import type { DatabaseSync } from 'node:sqlite';

/** Runs `work` as one transaction, or as a part of the one that is open already. */
export function transaction<T>(db: DatabaseSync, work: () => T): T {
  const [begin, commit, undo] = db.isTransaction
    ? ['SAVEPOINT s3', 'RELEASE s3', 'ROLLBACK TO s3; RELEASE s3']
    : ['BEGIN IMMEDIATE', 'COMMIT', 'ROLLBACK'];
  db.exec(begin);
  try {
    const value = work();
    db.exec(commit);
    return value;
  } catch (error) {
    if (db.isTransaction) db.exec(undo);
    throw error;
  }
}
