import type { FieldWords } from './field-words.ts';

/** Fields of dossiers that correct a result. */
export const correctionWords = {
  corrects: [
    'The result of the same procedure and unit, given to the same applicant, that is to be corrected.',
  ],
  'corrects.result': ['Its verification code, as it is printed on it.', 'ABCDEFGHIJKLMNOPQRSTUVWXYA'],
  mistake: ['What is wrong with it.', 'Sai ngày sinh'],
  judged: ['Whose mistake reception found it to be; nobody has decided where it is missing.'],
  madeBy: [
    'Whose mistake it is: that of the agency, which mends it without a fee, or of the applicant.',
    'agency',
  ],
  'judged.reason': ['How reception came to it.', 'Tờ khai ghi đúng, bản in ghi sai.'],
  'judged.basis': ['The law by which nothing is paid.', 'Nghị định 61/2018/NĐ-CP, Điều 21'],
  'judgeCorrection.reason': ['How you came to it.', 'Tờ khai ghi đúng, bản in ghi sai.'],
  correction: ['Whether the result in its place corrects a mistake of this one.', true],
} satisfies FieldWords;
