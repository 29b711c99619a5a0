import { describe, onTestFinished } from 'vitest';
import { s3Client } from '#shared/adapters/s3/client.ts';
import { memorySegmentStore } from '#shared/adapters/text-index/memory-segment-store.ts';
import { s3SegmentStore } from '#shared/adapters/text-index/s3-segment-store.ts';
import { bucket, region } from '#test/infra/local/s3/options.ts';
import { credentials, start } from '#test/infra/local/s3/server.ts';
import { segmentStoreContract } from './segment-store.contract.ts';

describe('in memory', () => segmentStoreContract(async () => memorySegmentStore()));

describe('in S3', () => {
  segmentStoreContract(async () => {
    const { url } = await start([bucket('texts')]);
    const client = s3Client({ endpoint: url, region, credentials });
    onTestFinished(() => client.destroy());
    return s3SegmentStore({ client, name: 'texts' });
  });
});
