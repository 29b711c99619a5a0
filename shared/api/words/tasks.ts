import type { FieldWords } from './field-words.ts';

/** Of letters that are drafted and signed. */
export const taskWords: FieldWords = {
  letter: ['The letter that waits for a signature.'],
  'items.letter': ['What kind of letter waits for a signature.', 'apology'],
  'letter.kind': ['What the letter says.', 'apology'],
  'letter.by': ['Who drafted it.', 'chuyen-vien.an-binh'],
  'letter.limit': ['The extension, counted from the appointment when it is signed.'],
  'letter.dueAt': ['The new appointment.', '2026-12-04T17:30:00+07:00'],
  '^getTask.acts': ['Every act on the task, available or not: what the act itself would be answered now.'],
  'acts.act': ['The last part of the address that the act is sent to.', 'complete'],
  'acts.outcome': ['The outcome that the task is completed with.'],
  'outcome.id': ['Id of the outcome.', 'accept'],
  'acts.ground': ['Id of the ground in the procedure.', 'many-copies'],
  'acts.approved': ['Whether the letter is signed; otherwise it is declined or taken back.', true],
  'acts.files': ['The papers that can still be compared with their originals.', 'f1'],
  'acts.needs': ['The fields that have to be given with it.', 'reason'],
  'acts.allowed': ['Whether this officer may do it now.', true],
  'acts.why': ['What is in its way; absent where it is allowed.'],
  '^getMe.roles': ['What the caller does in the unit.', 'reception'],
  '^getMe.signs': ['As whom the caller signs for the agency; absent where they do not.'],
  away: ['The absences that are in force now, and who does the work meanwhile.'],
  '^getMe.standsInFor': ['In whose place the caller may act now.'],
  '^getMe.id': ['The subject of the caller’s tokens.', 'tiep-nhan.an-binh'],
  'items.parent': ['The unit above; absent at the top.', 'H00'],
  'items.receivesForOthers': ['Its desk receives for other units too.', true],
  'items.roles': ['What the officer does there.', 'reception'],
  sets: ['Number of sets of the papers; one if it says nothing.', 1],
  '^decideLetter.approved': [
    'Whether the letter is signed; otherwise the draft is declined or taken back.',
    true,
  ],
};
