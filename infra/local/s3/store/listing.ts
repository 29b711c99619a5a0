import type { DatabaseSync } from 'node:sqlite';
import type { Version } from '#local/s3/model/version.ts';
import { columns, readVersion } from '#local/s3/store/rows.ts';

/** Where a listing goes on: after this key, or after one version of it (a key's newest version comes first). */
export interface Position {
  key: string;
  seq: number;
}

/** Greater than every key that begins with the given text, but for keys of U+10FFFF. */
export const beyond = (prefix: string): Position => ({ key: `${prefix}\u{10ffff}`, seq: 0 });

export const afterKey = (key: string): Position => ({ key, seq: 0 });

interface Listing {
  bucket: string;
  prefix: string;
  after: Position;
  limit: number;
}

/** Reads a bucket in the order of its keys. */
export interface Listings {
  /** The latest versions that are objects. */
  objects(listing: Listing): Version[];
  /** All versions and delete markers. */
  versions(listing: Listing): Version[];
}

export function sqliteListings(db: DatabaseSync): Listings {
  const select = (condition: string) =>
    db.prepare(
      `SELECT ${columns} FROM s3_versions
       WHERE bucket = ? AND key >= ? AND ${condition}
       ORDER BY key, seq DESC LIMIT ?`,
    );
  const objects = select('key > ? AND latest = 1 AND object IS NOT NULL');
  const newer = select('key > ?');
  const older = select('key = ? AND seq < ?');
  const read = (rows: unknown[], prefix: string) =>
    rows.map(readVersion).filter(({ key }) => key.startsWith(prefix));
  return {
    objects: ({ bucket, prefix, after, limit }) =>
      read(objects.all(bucket, prefix, after.key, limit), prefix),
    versions({ bucket, prefix, after, limit }) {
      const same = after.seq > 0 ? older.all(bucket, prefix, after.key, after.seq, limit) : [];
      const rest = same.length < limit ? newer.all(bucket, prefix, after.key, limit - same.length) : [];
      return read([...same, ...rest], prefix);
    },
  };
}
