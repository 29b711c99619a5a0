import type { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import { Algorithm, Checksum, Intent, Segment } from '#local/s3/model/version.ts';

const Plan = Intent.extend({ algorithm: Algorithm.optional() });
export type Plan = z.infer<typeof Plan>;

/** A multipart upload that is neither completed nor aborted. */
export interface Upload {
  id: string;
  bucket: string;
  key: string;
  started: number;
  plan: Plan;
}

const Part = Segment.extend({
  number: z.number(),
  md5: z.string(),
  checksum: Checksum.omit({ type: true }).optional(),
  modified: z.number(),
});
export type Part = z.infer<typeof Part>;

export interface Uploads {
  add(upload: Upload): void;
  find(id: string): Upload | undefined;
  startedBefore(bucket: string, time: number): Upload[];
  remove(id: string): void;
  /** Keeps a part in place of the one of that number, which it gives back. */
  putPart(id: string, part: Part): Part | undefined;
  parts(id: string): Part[];
}

const UploadRow = z.object({
  id: z.string(),
  bucket: z.string(),
  key: z.string(),
  started: z.number(),
  plan: z.string(),
});
const PartRow = z.object({ part: z.string() });

const readUpload = (row: unknown): Upload => {
  const { plan, ...rest } = UploadRow.parse(row);
  return { ...rest, plan: Plan.parse(JSON.parse(plan)) };
};
const readPart = (row: unknown): Part => Part.parse(JSON.parse(PartRow.parse(row).part));

export function sqliteUploads(db: DatabaseSync): Uploads {
  const insert = db.prepare('INSERT INTO s3_uploads (id, bucket, key, started, plan) VALUES (?, ?, ?, ?, ?)');
  const byId = db.prepare('SELECT * FROM s3_uploads WHERE id = ?');
  const old = db.prepare('SELECT * FROM s3_uploads WHERE bucket = ? AND started <= ?');
  const erase = db.prepare('DELETE FROM s3_uploads WHERE id = ?');
  const eraseParts = db.prepare('DELETE FROM s3_parts WHERE upload = ?');
  const part = db.prepare('SELECT part FROM s3_parts WHERE upload = ? AND number = ?');
  const putPart = db.prepare('INSERT OR REPLACE INTO s3_parts (upload, number, part) VALUES (?, ?, ?)');
  const parts = db.prepare('SELECT part FROM s3_parts WHERE upload = ? ORDER BY number');
  return {
    add: ({ id, bucket, key, started, plan }) =>
      void insert.run(id, bucket, key, started, JSON.stringify(plan)),
    find(id) {
      const row = byId.get(id);
      return row === undefined ? undefined : readUpload(row);
    },
    startedBefore: (bucket, time) => old.all(bucket, time).map(readUpload),
    remove(id) {
      eraseParts.run(id);
      erase.run(id);
    },
    putPart(id, next) {
      const before = part.get(id, next.number);
      putPart.run(id, next.number, JSON.stringify(next));
      return before === undefined ? undefined : readPart(before);
    },
    parts: (id) => parts.all(id).map(readPart),
  };
}
