import { DatabaseSync } from 'node:sqlite';

/**
 * Dynoxide 1.2 numbers each change by the highest number in its log of changes and finds the next ones there, both
 * without an index: after some thousand changes every write takes ten milliseconds and more. With this index it takes
 * as long as on the first day.
 */
export function indexStreamRecords(file: string): void {
  const db = new DatabaseSync(file, { timeout: 10_000 });
  try {
    if (!hasStreamRecords(db)) return;
    db.exec(`CREATE INDEX IF NOT EXISTS local_stream_order
      ON _stream_records (table_name, CAST(sequence_number AS INTEGER))`);
  } finally {
    db.close();
  }
}

/** How far every reader of a table's stream has come; what is above stays. */
export type TakenSequences = ReadonlyMap<string, number>;

const daySeconds = 86_400;

/**
 * Forgets changes that are a day old, as AWS does, but here only once all have taken them. The newest stays, since
 * Dynoxide counts on from it. Only for a time when the engine is not running.
 */
export function trimStreamRecords(file: string, taken: TakenSequences): void {
  const db = new DatabaseSync(file, { timeout: 10_000 });
  try {
    if (!hasStreamRecords(db)) return;
    const trim = db.prepare(`
      DELETE FROM _stream_records
      WHERE table_name = :table AND CAST(sequence_number AS INTEGER) <= :taken AND created_at < :before
        AND CAST(sequence_number AS INTEGER) <
          (SELECT max(CAST(sequence_number AS INTEGER)) FROM _stream_records WHERE table_name = :table)`);
    const before = Math.floor(Date.now() / 1000) - daySeconds;
    for (const [table, sequence] of taken) trim.run({ table, taken: sequence, before });
  } finally {
    db.close();
  }
}

const hasStreamRecords = (db: DatabaseSync) =>
  db.prepare("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = '_stream_records'").get() !==
  undefined;
