import { afterAll, beforeAll, describe } from 'vitest';
import { dynamoConsultationList } from '#shared/adapters/dynamodb/dossier/consultation-list.ts';
import { dynamoDossierStore } from '#shared/adapters/dynamodb/dossier/dossier-store.ts';
import { consultationListContract } from '#test/adapters/consultation-list.contract.ts';
import { startDynoxide } from '../dynoxide.ts';

describe('consultations in DynamoDB', () => {
  let engine: Awaited<ReturnType<typeof startDynoxide>>;
  beforeAll(async () => {
    engine = await startDynoxide();
  });
  afterAll(() => engine.stop());

  consultationListContract(() => ({
    store: dynamoDossierStore(engine.client, engine.table),
    consultations: dynamoConsultationList(engine.client, engine.table),
  }));
});
