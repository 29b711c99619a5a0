import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** The folder of one cloud, open and locked. */
export interface DataFolder {
  directory: string;
  /** Everything that the engines keep in tables; one connection, so that what belongs together is one transaction. */
  db: DatabaseSync;
  close(): void;
}

/** Opens the folder for one cloud only; the system takes the lock away from a process that is killed. */
export function openDataFolder(given: string): DataFolder {
  const directory = path.resolve(given);
  mkdirSync(directory, { recursive: true });
  const lock = lockFolder(directory);
  const db = new DatabaseSync(path.join(directory, 'cloud.sqlite'));
  db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;');
  return {
    directory,
    db,
    close() {
      db.close();
      lock.close();
    },
  };
}

function lockFolder(directory: string): DatabaseSync {
  const lock = new DatabaseSync(path.join(directory, 'lock.sqlite'), { timeout: 0 });
  try {
    lock.exec('BEGIN EXCLUSIVE');
    return lock;
  } catch {
    lock.close();
    throw new Error(
      `Another local cloud works in ${directory}: stop it, or give this one its own --data folder.`,
    );
  }
}
