import type { DatabaseSync } from 'node:sqlite';
import type { Version } from '#local/s3/model/version.ts';
import { columns, readVersion } from '#local/s3/store/rows.ts';

export type Age = 'current' | 'noncurrent' | 'lone-marker';

const conditions: Record<Age, string> = {
  current: 'latest = 1 AND object IS NOT NULL AND modified <= ?',
  noncurrent: 'latest = 0 AND noncurrent <= ?',
  'lone-marker': `latest = 1 AND object IS NULL AND modified <= ? AND NOT EXISTS
    (SELECT 1 FROM s3_versions AS other
     WHERE other.bucket = s3_versions.bucket AND other.key = s3_versions.key AND other.seq <> s3_versions.seq)`,
};

/** Walks the versions of a bucket that have been what they are since `before`, a batch at a time. */
export interface Ages {
  batches(bucket: string, age: Age, before: number): Generator<Version[]>;
}

export function sqliteAges(db: DatabaseSync): Ages {
  const batchSize = 500;
  const statement = (age: Age) =>
    db.prepare(
      `SELECT ${columns} FROM s3_versions
       WHERE bucket = ? AND ${conditions[age]} AND seq > ? ORDER BY seq LIMIT ${batchSize}`,
    );
  const statements: Record<Age, ReturnType<typeof statement>> = {
    current: statement('current'),
    noncurrent: statement('noncurrent'),
    'lone-marker': statement('lone-marker'),
  };
  return {
    *batches(bucket, age, before) {
      let last = 0;
      for (;;) {
        const batch = statements[age].all(bucket, before, last).map(readVersion);
        if (batch.length === 0) return;
        last = batch.at(-1)?.seq ?? last;
        yield batch;
      }
    },
  };
}
