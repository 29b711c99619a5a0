import type { DossierEvent } from '#shared/dossier/events.ts';
import { SigningPower, signatureLines } from '#shared/unit/signing-power.ts';
import { about, read, type Sentence } from './saying.ts';
import { letterWords, wordsFor } from './words.ts';

type LetterType = Extract<DossierEvent['type'], `letter.${string}`>;

const drafted: Sentence = (event) => {
  const kind = wordsFor(letterWords, read(event, 'letter', 'kind'));
  const reason = read(event, 'letter', 'reason');
  return { vi: `Dự thảo ${kind.vi}: ${reason}`, en: `Draft of ${kind.en}: ${reason}` };
};

const approved: Sentence = (event) => {
  const kind = wordsFor(letterWords, read(event, 'kind'));
  const power = SigningPower.safeParse(Object(event['signer']).power);
  const as = power.success ? ` (${signatureLines(power.data).join(' ')})` : '';
  const name = `${read(event, 'signer', 'name')}${as}`;
  return { vi: `Ký ${kind.vi}: ${name}`, en: `Signed ${kind.en}: ${name}` };
};

/** What happens to a letter that one officer drafts and another one signs. */
export const letterSentences: Readonly<Record<LetterType, Sentence>> = {
  'letter.drafted': drafted,
  'letter.approved': approved,
  'letter.declined': about('Không ký dự thảo', 'Draft not signed', (event) => read(event, 'reason')),
};
