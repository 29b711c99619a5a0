import { afterAll, beforeAll, describe } from 'vitest';
import { dynamoDossierStore } from '#shared/adapters/dynamodb/dossier/dossier-store.ts';
import { dossierStoreContract } from '#test/adapters/dossier-store.contract.ts';
import { startDynoxide } from '../dynoxide.ts';

describe('dossiers in DynamoDB', () => {
  let engine: Awaited<ReturnType<typeof startDynoxide>>;
  beforeAll(async () => {
    engine = await startDynoxide();
  });
  afterAll(() => engine.stop());

  dossierStoreContract(() => dynamoDossierStore(engine.client, engine.table));
});
