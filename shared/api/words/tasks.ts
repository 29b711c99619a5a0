import type { FieldWords } from './field-words.ts';

/** Of letters that are drafted and signed. */
export const taskWords: FieldWords = {
  letter: ['The letter that waits for a signature.'],
  'items.letter': ['What kind of letter waits for a signature.', 'apology'],
  'letter.kind': ['What the letter says.', 'apology'],
  'letter.by': ['Who drafted it.', 'chuyen-vien.an-binh'],
  'letter.limit': ['The extension, counted from the appointment when it is signed.'],
  'letter.dueAt': ['The new appointment.', '2026-12-04T17:30:00+07:00'],
  sets: ['Number of sets of the papers; one if it says nothing.', 1],
  '^decideLetter.approved': [
    'Whether the letter is signed; otherwise the draft is declined or taken back.',
    true,
  ],
};
