import type { DatabaseSync } from 'node:sqlite';
import type { Clock, EventBridgeEvent } from '#local/kernel/engine.ts';
import type { Authorise } from '#local/s3/auth/permit.ts';
import type { BucketConfig } from '#local/s3/model/bucket.ts';
import type { Storage } from '#local/storage/storage.ts';

export interface S3Options {
  /** Where the bodies are kept; the metadata is in {@link S3Options.db}. */
  directory: string;
  /** A connection shared with other engines. The tables of S3 begin with `s3_`. */
  db: DatabaseSync;
  clock: Clock;
  region: string;
  secretOf(accessKeyId: string): string | undefined;
  /** Left out, whoever is known may do everything. */
  authorise?: Authorise;
  buckets: BucketConfig[];
  storage?: Storage;
  /**
   * Takes an event over durably, synchronously, and by the same connection. It is called inside an open
   * transaction, so that the event leaves the outbox exactly when its consumer has it.
   * Opening the server already emits what a crash left in the outbox.
   */
  emit(event: EventBridgeEvent): void;
}
