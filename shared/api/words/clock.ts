import type { FieldWords } from './field-words.ts';

/** Fields of the legal clock: what it starts from, and what makes its limit longer. */
export const clockWords = {
  acceptedAt: [
    'When the desk accepted it, where the limit has run since the postmark of arrival.',
    '2026-12-02T09:00:00+07:00',
  ],
  agreement: ['Where the applicant agreed in writing, or that the law lets them agree to more.', 'f-7'],
  extensions: ['By what the limit was made longer, or may be, each on a ground of its law.'],
  'extensions.basis': ['The law that allows it.', 'Nghị định 23/2015/NĐ-CP, Điều 21'],
  'extensions.before': ['The due time as it was.', '2026-12-02T17:30:00+07:00'],
  'extensions.ground': ['Id of the ground in the procedure.', 'many-copies'],
  'extensions.id': ['Id of the ground.', 'many-copies'],
  'extensions.limit': ['How much was added, or may be added at once.'],
  'extensions.most': ['How often a dossier may be extended on the ground at the most.', 1],
  'extend.ground': ['Id of the ground in the procedure.', 'many-copies'],
  'declareResult.purpose': ['What the files are, where they are no result.', 'agreement'],
  process: ['The decision that approved the internal process which the steps follow.'],
  'process.decision': ['Its number.', 'Quyết định 1234/QĐ-UBND'],
  'process.date': ['Its date.', '2025-07-01'],
  'process.by': ['Who signed it.', 'Chủ tịch Ủy ban nhân dân tỉnh'],
  postmark: ['That the limit runs from the postmark of arrival, for what comes by post.'],
  'postmark.basis': ['The law that says so.', 'Nghị định 23/2015/NĐ-CP, Điều 17(4)'],
  'data.ground': ['Id of the ground in the procedure.', 'many-copies'],
  'limit.unit': ['The unit of time.', 'WORKING_DAY'],
} satisfies FieldWords;
