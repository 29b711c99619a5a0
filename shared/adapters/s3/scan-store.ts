import type { ScanStore } from '#shared/use-cases/file/recognise-file.ts';
import { readObject } from './bodies.ts';
import type { Bucket } from './client.ts';
import { s3PaperStore } from './paper-store.ts';
import { whyUnread } from './unread.ts';

/** The intake bucket, as scans are read from it and derivatives put beside them. */
export const s3ScanStore = (bucket: Bucket): ScanStore => ({
  async read(Key) {
    try {
      return (await readObject(bucket, { Key })).bytes;
    } catch (error) {
      if ((await whyUnread(bucket, Key, error)) === 'gone') return undefined;
      throw error;
    }
  },

  put: s3PaperStore(bucket).put,
});
