import type { DatabaseSync } from 'node:sqlite';
import type { StoredObject, Version } from '#local/s3/model/version.ts';
import { columns, readVersion } from '#local/s3/store/rows.ts';

/** Which version of which key; without an id, the latest. */
export interface Address {
  bucket: string;
  key: string;
  id?: string | undefined;
}

interface NewVersion {
  bucket: string;
  key: string;
  id: string;
  modified: number;
  /** Absent for a delete marker. */
  object: StoredObject | undefined;
}

/** The versions of every key. Whoever writes twice for one act opens the transaction. */
export interface Versions {
  find(address: Address): Version | undefined;
  /** Makes this the latest version of its key. */
  add(version: NewVersion): Version;
  /** Removes one version; the one before it, if any, becomes the latest. */
  remove(version: Version): void;
  replaceObject(version: Version, object: StoredObject): void;
}

export function sqliteVersions(db: DatabaseSync): Versions {
  const latest = db.prepare(`SELECT ${columns} FROM s3_versions WHERE bucket = ? AND key = ? AND latest = 1`);
  const byId = db.prepare(`SELECT ${columns} FROM s3_versions WHERE bucket = ? AND key = ? AND version = ?`);
  const demote = db.prepare(
    'UPDATE s3_versions SET latest = 0, noncurrent = ? WHERE bucket = ? AND key = ? AND latest = 1',
  );
  const insert = db.prepare(
    `INSERT INTO s3_versions (bucket, key, version, latest, modified, object)
     VALUES (?, ?, ?, 1, ?, ?) RETURNING ${columns}`,
  );
  const erase = db.prepare('DELETE FROM s3_versions WHERE seq = ?');
  const promote = db.prepare(
    `UPDATE s3_versions SET latest = 1, noncurrent = NULL
     WHERE seq = (SELECT max(seq) FROM s3_versions WHERE bucket = ? AND key = ?)`,
  );
  const replace = db.prepare('UPDATE s3_versions SET object = ? WHERE seq = ?');
  return {
    find({ bucket, key, id }) {
      const row = id === undefined ? latest.get(bucket, key) : byId.get(bucket, key, id);
      return row === undefined ? undefined : readVersion(row);
    },
    add({ bucket, key, id, modified, object }) {
      demote.run(modified, bucket, key);
      return readVersion(
        insert.get(bucket, key, id, modified, object === undefined ? null : JSON.stringify(object)),
      );
    },
    remove(version) {
      erase.run(version.seq);
      if (version.latest) promote.run(version.bucket, version.key);
    },
    replaceObject: (version, object) => void replace.run(JSON.stringify(object), version.seq),
  };
}
