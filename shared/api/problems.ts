import { archiveProblems } from './problems/archive.ts';
import { correctionProblems } from './problems/corrections.ts';
import { dossierProblems } from './problems/dossiers.ts';
import { fileProblems } from './problems/files.ts';
import { paymentProblems } from './problems/payments.ts';
import type { Problem } from './problems/problem.ts';
import { requestProblems } from './problems/requests.ts';
import { resultProblems } from './problems/results.ts';
import { taskProblems } from './problems/tasks.ts';

/** Every way a request is refused: the stable code, the HTTP status, and the title in both languages. */
export const problems = {
  ...requestProblems,
  ...dossierProblems,
  ...fileProblems,
  ...taskProblems,
  ...resultProblems,
  ...paymentProblems,
  ...correctionProblems,
  ...archiveProblems,
} as const satisfies Record<string, Problem>;

export type ProblemCode = keyof typeof problems;
