import { createHash } from 'node:crypto';
import { AwsFault } from '#shared/adapters/aws/fault.ts';
import { receive } from '#shared/adapters/aws/receive.ts';
import type { PaperStore } from '#shared/paper/print.ts';
import type { Bucket } from './client.ts';

/** Printed papers in the intake bucket, beside the dossier's other files until it is sealed. */
export const s3PaperStore = (bucket: Bucket): PaperStore => ({
  async put(key, bytes, mediaType = 'application/pdf') {
    const headers = {
      'content-type': mediaType,
      'if-none-match': '*',
      'x-amz-checksum-sha256': createHash('sha256').update(bytes).digest('base64'),
    };
    try {
      await receive(await bucket.send({ method: 'PUT', key, headers, body: [bytes] }));
      return bytes;
    } catch (error) {
      if (!(error instanceof AwsFault) || error.name !== 'PreconditionFailed') throw error;
      return receive(await bucket.send({ method: 'GET', key }));
    }
  },
});
