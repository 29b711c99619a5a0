import type { DatabaseSync } from 'node:sqlite';
import { inTransaction } from '#local/kernel/transaction.ts';
import type { S3Options } from '#local/s3/call/options.ts';
import { type BucketConfig, checkBuckets } from '#local/s3/model/bucket.ts';
import { type Ages, sqliteAges } from '#local/s3/store/ages.ts';
import { type Files, openFiles } from '#local/s3/store/files.ts';
import { type Listings, sqliteListings } from '#local/s3/store/listing.ts';
import { type Outbox, sqliteOutbox } from '#local/s3/store/outbox.ts';
import { createTables } from '#local/s3/store/schema.ts';
import { sqliteTrash, type Trash } from '#local/s3/store/trash.ts';
import { sqliteUploads, type Uploads } from '#local/s3/store/uploads.ts';
import { sqliteVersions, type Versions } from '#local/s3/store/versions.ts';
import { type Storage, unwatchedStorage } from '#local/storage/storage.ts';

/** All that an operation works with. */
export interface Context {
  region: string;
  db: DatabaseSync;
  now(): number;
  buckets: Map<string, BucketConfig>;
  files: Files;
  versions: Versions;
  listings: Listings;
  ages: Ages;
  uploads: Uploads;
  trash: Trash;
  outbox: Outbox;
  storage: Storage;
  /** Runs `work` as one transaction; then hands on its events and removes its dropped files. */
  commit<T>(work: () => T): T;
}

export function openContext(options: S3Options): Context {
  const { directory, db, clock, region, buckets, emit, storage = unwatchedStorage } = options;
  checkBuckets(buckets);
  createTables(db);
  const files = openFiles(directory);
  const trash = sqliteTrash(db, files);
  const outbox = sqliteOutbox(db, emit);
  return {
    region,
    db,
    now: () => clock.now(),
    buckets: new Map(buckets.map((bucket) => [bucket.name, bucket])),
    files,
    versions: sqliteVersions(db),
    listings: sqliteListings(db),
    ages: sqliteAges(db),
    uploads: sqliteUploads(db),
    trash,
    outbox,
    storage,
    commit(work) {
      const value = inTransaction(db, work);
      afterwards({ outbox, trash, storage });
      return value;
    },
  };
}

/** What follows a commit; it is written down, so when it fails now it is done after a later one. */
export function afterwards({ outbox, trash, storage }: Pick<Context, 'outbox' | 'trash' | 'storage'>) {
  const report = (what: string, error: unknown) => {
    if (!storage.note(error)) console.error(what, error);
  };
  trash.empty().catch((error: unknown) => report('s3: cannot remove dropped files', error));
  try {
    outbox.drain();
  } catch (error) {
    report('s3: an event was not taken over; it stays in the outbox', error);
  }
}
