import {
  type ObjectLockLegalHoldStatus,
  PutObjectLegalHoldCommand,
  PutObjectRetentionCommand,
} from '@aws-sdk/client-s3';
import type { ArchiveLocks } from '#shared/archive/keeping/keeping.ts';
import type { Bucket } from './client.ts';

/** Locks of versions in the archive bucket, in compliance mode: S3 itself refuses to shorten one. */
export const s3ArchiveLocks = ({ client, name: Bucket }: Bucket): ArchiveLocks => ({
  async hold({ key: Key, versionId: VersionId }, on) {
    const Status: ObjectLockLegalHoldStatus = on ? 'ON' : 'OFF';
    await client.send(new PutObjectLegalHoldCommand({ Bucket, Key, VersionId, LegalHold: { Status } }));
  },

  async retain({ key: Key, versionId: VersionId }, until) {
    const Retention = { Mode: 'COMPLIANCE', RetainUntilDate: new Date(until) } as const;
    await client.send(new PutObjectRetentionCommand({ Bucket, Key, VersionId, Retention }));
  },
});
