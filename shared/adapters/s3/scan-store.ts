import { receive } from '#shared/adapters/aws/receive.ts';
import type { ScanStore } from '#shared/file/recognise.ts';
import type { Bucket } from './client.ts';
import { s3PaperStore } from './paper-store.ts';
import { whyUnread } from './unread.ts';

/** The intake bucket, as scans are read from it and derivatives put beside them. */
export const s3ScanStore = (bucket: Bucket): ScanStore => ({
  async read(key) {
    try {
      return await receive(await bucket.send({ method: 'GET', key }));
    } catch (error) {
      if ((await whyUnread(bucket, key, error)) === 'gone') return undefined;
      throw error;
    }
  },

  put: s3PaperStore(bucket).put,
});
