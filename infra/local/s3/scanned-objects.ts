import type { Context } from '#local/s3/call/context.ts';
import type { Tag } from '#local/s3/model/version.ts';

interface Place {
  bucket: string;
  key: string;
  version: string;
}

/** Objects as a scanner meets them, which asks for its rights itself. */
export interface ScannedObjects {
  /** Undefined where the version is gone. */
  open(place: Place): { etag: string; bytes: AsyncIterable<Buffer> } | undefined;
  /** Writes a tag beside those that the version has; nothing where it is gone. */
  tag(place: Place, tag: Tag): void;
  /** The key of KMS under which a bucket lies. */
  keyOf(bucket: string): string | undefined;
}

export function scannedObjects({ versions, files, buckets, commit }: Context): ScannedObjects {
  const find = ({ bucket, key, version }: Place) => versions.find({ bucket, key, id: version });
  return {
    open(place) {
      const object = find(place)?.object;
      return object && { etag: object.etag, bytes: files.read(object.body, 0, object.size) };
    },
    tag(place, tag) {
      commit(() => {
        const version = find(place);
        if (version?.object === undefined) return;
        const others = version.object.tags.filter(({ key }) => key !== tag.key);
        versions.replaceObject(version, { ...version.object, tags: [...others, tag] });
      });
    },
    keyOf: (bucket) => buckets.get(bucket)?.kmsKey,
  };
}
