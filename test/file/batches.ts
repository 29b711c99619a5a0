import { announced, type Batch, type BatchDeclaration } from '#shared/file/batch.ts';
import { local } from '#test/dossier/fixtures.ts';

export const at = local('2026-03-02 08:00');

export const declaration: BatchDeclaration = {
  unit: 'H00.01',
  procedure: '1.004873',
  name: 'tap-1.pdf',
  mediaType: 'application/pdf',
  size: 1_000,
  sha256: 'a'.repeat(64),
};

/** A batch that the desk has declared. */
export const batch = ({ id = 'q-1', ...changes }: Partial<Batch> = {}): Batch => ({
  ...announced({
    id,
    declared: declaration,
    procedure: { code: declaration.procedure, version: 1 },
    by: 'tiep-nhan.an-binh',
    at,
  }),
  ...changes,
});
