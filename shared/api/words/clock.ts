import type { FieldWords } from './field-words.ts';

/** Fields of the legal clock: what it starts from, and what makes its limit longer. */
export const clockWords = {
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
} satisfies FieldWords;
