import { longestLock } from '#shared/archive/retention.ts';
import type { CertificateStore } from '#shared/use-cases/archive/carry-out.ts';
import type { LockedObjects } from './locked-objects.ts';

/** Certificates of destruction beside the packages, locked. */
export const s3CertificateStore = (objects: LockedObjects): CertificateStore => ({
  async put(id, text, at) {
    const lock = { retainUntil: longestLock(at), mediaType: 'application/json' };
    return objects.put(`disposals/${id}.json`, text, lock);
  },
});
