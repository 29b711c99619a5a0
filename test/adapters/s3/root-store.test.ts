import { describe, onTestFinished } from 'vitest';
import { rootStore } from '#shared/adapters/dynamodb/archive/root-store.ts';
import { s3Client } from '#shared/adapters/s3/client.ts';
import { s3LockedObjects } from '#shared/adapters/s3/locked-objects.ts';
import { dynoxideOfTest } from '#test/adapters/dynamodb/dynoxide-of-test.ts';
import { rootStoreContract } from '#test/adapters/root-store.contract.ts';
import { bucket, region } from '#test/infra/local/s3/options.ts';
import { credentials, start } from '#test/infra/local/s3/server.ts';

describe('roots of days in the table and, locked, in the archive', () => {
  rootStoreContract(async () => {
    const engine = await dynoxideOfTest();
    const { url } = await start([bucket('archive', { versioned: true, objectLock: true })]);
    const client = s3Client({ endpoint: url, region, credentials });
    onTestFinished(() => client.destroy());
    return rootStore(engine.client, engine.table, s3LockedObjects({ client, name: 'archive' }));
  });
});
