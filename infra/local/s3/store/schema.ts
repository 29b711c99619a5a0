import type { DatabaseSync } from 'node:sqlite';

/** Keys are compared as UTF-8 bytes, which is SQLite's own order and that of S3 listings. */
export const createTables = (db: DatabaseSync) =>
  db.exec(`
    CREATE TABLE IF NOT EXISTS s3_versions (
      seq INTEGER PRIMARY KEY AUTOINCREMENT,
      bucket TEXT NOT NULL,
      key TEXT NOT NULL,
      version TEXT NOT NULL,
      latest INTEGER NOT NULL,
      modified INTEGER NOT NULL,
      noncurrent INTEGER,
      object TEXT
    ) STRICT;
    CREATE INDEX IF NOT EXISTS s3_versions_of_key ON s3_versions (bucket, key, seq DESC);
    CREATE UNIQUE INDEX IF NOT EXISTS s3_latest_version ON s3_versions (bucket, key) WHERE latest = 1;

    CREATE TABLE IF NOT EXISTS s3_uploads (
      id TEXT PRIMARY KEY,
      bucket TEXT NOT NULL,
      key TEXT NOT NULL,
      started INTEGER NOT NULL,
      plan TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE IF NOT EXISTS s3_parts (
      upload TEXT NOT NULL,
      number INTEGER NOT NULL,
      part TEXT NOT NULL,
      PRIMARY KEY (upload, number)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE IF NOT EXISTS s3_outbox (id INTEGER PRIMARY KEY AUTOINCREMENT, event TEXT NOT NULL) STRICT;
    CREATE TABLE IF NOT EXISTS s3_trash (file TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
  `);
