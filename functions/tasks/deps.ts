import type { AnswerDeps } from '#functions/answers/dossier-answers.ts';
import type { ReferenceReader } from '#shared/adapters/dynamodb/reference/reference.ts';
import type { AbsenceStore } from '#shared/unit/absences.ts';

export type TasksDeps = AnswerDeps & {
  reference: ReferenceReader;
  absences: AbsenceStore;
};
