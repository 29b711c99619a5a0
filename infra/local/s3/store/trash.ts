import type { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import type { Segment } from '#local/s3/model/version.ts';
import type { Files } from '#local/s3/store/files.ts';

const Row = z.object({ file: z.string() });

/** Files that no version names any more: written down in the transaction that drops them, so that a crash leaves none. */
export interface Trash {
  add(body: Segment[]): void;
  /** Removes the files of the trash, now and one by one. */
  empty(): Promise<void>;
}

export function sqliteTrash(db: DatabaseSync, files: Files): Trash {
  const insert = db.prepare('INSERT OR IGNORE INTO s3_trash (file) VALUES (?)');
  const some = db.prepare('SELECT file FROM s3_trash LIMIT 100');
  const erase = db.prepare('DELETE FROM s3_trash WHERE file = ?');
  let dirty = true;
  let running: Promise<void> | undefined;
  const work = async () => {
    while (dirty) {
      const rows = z.array(Row).parse(some.all());
      if (rows.length === 0) dirty = false;
      for (const { file } of rows) {
        await files.remove(file);
        erase.run(file);
      }
    }
  };
  return {
    add(body) {
      for (const { file } of body) insert.run(file);
      dirty ||= body.length > 0;
    },
    empty() {
      if (!dirty) return Promise.resolve();
      running ??= work().finally(() => {
        running = undefined;
      });
      return running;
    },
  };
}
