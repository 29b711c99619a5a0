import { z } from 'zod';
import { StoredObject, type Version } from '#local/s3/model/version.ts';

const Row = z.object({
  seq: z.number(),
  bucket: z.string(),
  key: z.string(),
  version: z.string(),
  latest: z.number(),
  modified: z.number(),
  object: z.string().nullable(),
});

/** The columns that {@link readVersion} takes. */
export const columns = 'seq, bucket, key, version, latest, modified, object';

export function readVersion(row: unknown): Version {
  const { version, latest, object, ...rest } = Row.parse(row);
  return {
    ...rest,
    id: version,
    latest: latest === 1,
    object: object === null ? undefined : StoredObject.parse(JSON.parse(object)),
  };
}
