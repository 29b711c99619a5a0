import { afterAll, beforeAll, describe } from 'vitest';
import { dynamoDossierLists } from '#shared/adapters/dynamodb/dossier/dossier-lists.ts';
import { dynamoDossierStore } from '#shared/adapters/dynamodb/dossier/dossier-store.ts';
import { dossierListsContract } from '#test/adapters/dossier-lists.contract.ts';
import { startDynoxide } from '../dynoxide.ts';

describe('lists in DynamoDB', () => {
  let engine: Awaited<ReturnType<typeof startDynoxide>>;
  beforeAll(async () => {
    engine = await startDynoxide();
  });
  afterAll(() => engine.stop());

  dossierListsContract(() => ({
    store: dynamoDossierStore(engine.client, engine.table),
    lists: dynamoDossierLists(engine.client, engine.table),
  }));
});
