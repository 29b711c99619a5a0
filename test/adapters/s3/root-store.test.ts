import { afterEach, describe } from 'vitest';
import { rootStore } from '#shared/adapters/dynamodb/archive/root-store.ts';
import { s3Client } from '#shared/adapters/s3/client.ts';
import { s3LockedObjects } from '#shared/adapters/s3/locked-objects.ts';
import { startDynoxide } from '#test/adapters/dynamodb/dynoxide.ts';
import { rootStoreContract } from '#test/adapters/root-store.contract.ts';
import { bucket, region } from '#test/infra/local/s3/options.ts';
import { credentials, start } from '#test/infra/local/s3/server.ts';

describe('roots of days in the table and, locked, in the archive', () => {
  const stops: (() => void)[] = [];
  afterEach(() => {
    for (const stop of stops.splice(0)) stop();
  });

  rootStoreContract(async () => {
    const engine = await startDynoxide();
    const { url } = await start([bucket('archive', { versioned: true, objectLock: true })]);
    const client = s3Client({ endpoint: url, region, credentials });
    const archive = { client, name: 'archive' };
    stops.push(engine.stop, () => client.destroy());
    return rootStore(engine.client, engine.table, s3LockedObjects(archive));
  });
});
