import type { FieldWords } from './field-words.ts';

/** Fields of what is said before and with a submission. */
export const filingWords = {
  complaint: ['Within which time and where the decision may be complained of.'],
  'complaint.limit': ['Within which time one may complain.'],
  noted: ['When the applicant got to know of the decision, and how; the time has not begun without it.'],
  'noted.by': ['By the delivery of the result, at the desk, or through the portal.', 'portal'],
  suit: ['Within which time one may go to court.'],
  suitUntil: ['Until when one may go to court.'],
  'complaint.where': ['The unit that decided, then the one above it.', 'H00.01'],
  authority: ['By what the submitter files for the applicant; needed where they are not the same.'],
  'authority.component': ['The component among whose files the paper is.', 'authorisation'],
  'authority.document': [
    'The paper by its number and day, where it was shown and is no file.',
    'Giấy ủy quyền số 12, ngày 01/03/2026',
  ],
  'authority.ground': ['A power of attorney, or the law.', 'authorised'],
  filedBy: ['Who handed it in, where it is not the applicant, and by what.'],
  'filedBy.ground': ['A power of attorney, or the law.', 'authorised'],
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
