import { afterAll, beforeAll, describe } from 'vitest';
import { dynamoDossierStore } from '#shared/adapters/dynamodb/dossier/dossier-store.ts';
import { dynamoQuestions } from '#shared/adapters/dynamodb/dossier/questions.ts';
import { questionsContract } from '#test/adapters/questions.contract.ts';
import { startDynoxide } from '../dynoxide.ts';

describe('questions in DynamoDB', () => {
  let engine: Awaited<ReturnType<typeof startDynoxide>>;
  beforeAll(async () => {
    engine = await startDynoxide();
  });
  afterAll(() => engine.stop());

  questionsContract(() => ({
    store: dynamoDossierStore(engine.client, engine.table),
    questions: dynamoQuestions(engine.client, engine.table),
  }));
});
