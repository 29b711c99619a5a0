import { afterAll, beforeAll, describe } from 'vitest';
import { dynamoDossierStore } from '#shared/adapters/dynamodb/dossier/dossier-store.ts';
import { dynamoPortalChanges } from '#shared/adapters/dynamodb/dossier/portal-changes.ts';
import { portalChangesContract } from '#test/adapters/portal-changes.contract.ts';
import { startDynoxide } from '../dynoxide.ts';

describe('changes of portals in DynamoDB', () => {
  let engine: Awaited<ReturnType<typeof startDynoxide>>;
  beforeAll(async () => {
    engine = await startDynoxide();
  });
  afterAll(() => engine.stop());

  portalChangesContract(() => ({
    store: dynamoDossierStore(engine.client, engine.table),
    portalChanges: dynamoPortalChanges(engine.client, engine.table),
  }));
});
