import { describe } from 'vitest';
import { memoryDossiers } from '#shared/adapters/memory/dossiers.ts';
import { dossierListsContract } from '#test/adapters/dossier-lists.contract.ts';
import { dossierStoreContract } from '#test/adapters/dossier-store.contract.ts';

describe('dossiers in memory', () => {
  dossierStoreContract(() => memoryDossiers().store);
});

describe('lists in memory', () => {
  dossierListsContract(() => memoryDossiers());
});
