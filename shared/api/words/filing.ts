import type { FieldWords } from './field-words.ts';

/** Fields of what is said before and with a submission. */
export const filingWords = {
  answers: ['Answers to the questions on whether the case is eligible, by the id of the question.'],
  ask: ['The question, in plain words.'],
  eligible: ['Whether the procedure is for the case, as far as it was told.'],
  matches: ['JSON Schema of what makes the case ineligible.'],
  questions: ['The questions that are still to be answered.'],
  reasons: ['Why it is not, each with what to do instead.'],
  tell: ['Why the procedure is not for the case, and what to do instead.'],
  '^getProcedure.eligibility': ['What makes a case ineligible; to be asked before papers are asked for.'],
  '^checkEligibility.code': ['Code of the procedure.', '1.004873'],
  'eligibility.id': ['Id of the question.', 'marriage-of-vietnamese'],
  'eligibility.when': ['When the case is not eligible.'],
  'questions.id': ['Id of the question.', 'marriage-of-vietnamese'],
  'when.answer': ['The answer that makes the case ineligible.', 'yes'],
} satisfies FieldWords;
