import type { Answer, Problem } from 'motcua-client';

/** A refusal where an answer was needed, for what shows problems. */
export class Refusal extends Error {
  override name = 'Refusal';
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.title);
    this.problem = problem;
  }
}

/** The body of an answer; throws a {@link Refusal} for a problem. */
export function bodyOf<T>(answer: Answer<T>): T {
  if (answer.ok) return answer.body;
  throw new Refusal(answer.problem);
}
