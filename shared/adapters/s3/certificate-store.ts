import type { CertificateStore } from '#shared/archive/keeping/carry-out.ts';
import type { LockedObjects } from './locked-objects.ts';

/** As long as S3 locks at most. */
const lockYears = 100;

/** Certificates of destruction beside the packages, locked. */
export const s3CertificateStore = (objects: LockedObjects): CertificateStore => ({
  async put(id, text, at) {
    const until = new Date(at);
    until.setUTCFullYear(until.getUTCFullYear() + lockYears);
    const lock = { retainUntil: until.toISOString(), mediaType: 'application/json' };
    return objects.put(`disposals/${id}.json`, text, lock);
  },
});
