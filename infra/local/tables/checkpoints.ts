import type { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import type { Position } from '#local/tables/stream-record.ts';

const Taken = z.object({ stream: z.string(), sequence: z.number() });
const Row = z.object({ shard: z.string(), sequence: z.string().nullable() });

/** How far each reader of a stream has come, kept across crashes. */
export interface Checkpoints {
  find(reader: string, stream: string): Position | undefined;
  /** Committed with the surrounding transaction, or at once. */
  save(reader: string, stream: string, position: Position): void;
  /** By table: up to which change every reader of its stream has come. */
  taken(): Map<string, number>;
}

export function createCheckpoints(db: DatabaseSync): Checkpoints {
  db.exec(`
    CREATE TABLE IF NOT EXISTS stream_checkpoint (
      reader TEXT NOT NULL,
      stream TEXT NOT NULL,
      shard TEXT NOT NULL,
      sequence TEXT,
      PRIMARY KEY (reader, stream)
    ) STRICT, WITHOUT ROWID;
  `);
  const find = db.prepare('SELECT shard, sequence FROM stream_checkpoint WHERE reader = ? AND stream = ?');
  const save = db.prepare('INSERT OR REPLACE INTO stream_checkpoint VALUES (?, ?, ?, ?)');
  const lowest = db.prepare(
    'SELECT stream, min(CAST(coalesce(sequence, 0) AS INTEGER)) AS sequence FROM stream_checkpoint GROUP BY stream',
  );

  return {
    find(reader, stream) {
      const row = find.get(reader, stream);
      if (row === undefined) return undefined;
      const { shard, sequence } = Row.parse(row);
      return { shard, ...(sequence !== null && { sequence }) };
    },
    save(reader, stream, { shard, sequence }) {
      save.run(reader, stream, shard, sequence ?? null);
    },
    taken() {
      const rows = z.array(Taken).parse(lowest.all());
      return new Map(rows.map(({ stream, sequence }) => [tableOf(stream), sequence]));
    },
  };
}

/** `arn:…:table/<name>/stream/<label>` */
const tableOf = (streamArn: string) => /:table\/([^/]+)/.exec(streamArn)?.[1] ?? '';
