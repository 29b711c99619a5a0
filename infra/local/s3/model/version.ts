import { z } from 'zod';

export const LockMode = z.enum(['COMPLIANCE', 'GOVERNANCE']);
export type LockMode = z.infer<typeof LockMode>;

/** Until when (epoch milliseconds) a version may not go. */
export const Retention = z.object({ mode: LockMode, until: z.number().int() });
export type Retention = z.infer<typeof Retention>;

/** CRC32 is what the SDK sends where S3 wants a checksum and the caller names none. */
export const Algorithm = z.enum(['CRC32', 'SHA256']);
export type Algorithm = z.infer<typeof Algorithm>;

/** Of all bytes, or of the checksums of the parts. */
const ChecksumType = z.enum(['FULL_OBJECT', 'COMPOSITE']);

/** A checksum as it is reported: base64, a composite one with `-<parts>` at its end. */
export const Checksum = z.object({ algorithm: Algorithm, value: z.string(), type: ChecksumType });
export type Checksum = z.infer<typeof Checksum>;

export const Tag = z.object({ key: z.string(), value: z.string() });
export type Tag = z.infer<typeof Tag>;

/** A file on disk that holds a body, or one part of it. */
export const Segment = z.object({ file: z.string(), size: z.number().int() });
export type Segment = z.infer<typeof Segment>;

/** What an upload says about its object before the bytes come. */
export const Intent = z.object({
  /** Response headers to give back: content-type and the like, and `x-amz-meta-…`. */
  headers: z.record(z.string(), z.string()),
  tags: z.array(Tag),
  retention: Retention.optional(),
  hold: z.boolean(),
});
export type Intent = z.infer<typeof Intent>;

export const StoredObject = Intent.extend({
  size: z.number().int(),
  etag: z.string(),
  checksum: Checksum.optional(),
  body: z.array(Segment),
});
export type StoredObject = z.infer<typeof StoredObject>;

/** One version of a key; a delete marker is a version without an object. */
export interface Version {
  bucket: string;
  key: string;
  /** Orders the versions of the whole server. */
  seq: number;
  /** `null` (the word) in a bucket without versioning. */
  id: string;
  latest: boolean;
  modified: number;
  object: StoredObject | undefined;
}
