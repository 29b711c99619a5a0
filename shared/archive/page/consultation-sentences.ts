import type { DossierEvent } from '#shared/dossier/events.ts';
import { about, fileName, personName, read, type Sentence, say, time } from './saying.ts';
import { opinionWords, wordsFor } from './words.ts';

type ConsultationType = Extract<DossierEvent['type'], `consultation.${string}`>;

const asked: Sentence = (event, { names }) => {
  const unit = wordsFor(names.units, read(event, 'consultation', 'unit'));
  const due = time(event, 'consultation', 'dueAt');
  const question = read(event, 'consultation', 'question');
  return {
    vi: `Hỏi ý kiến ${unit.vi}, hạn ${due}: ${question}`,
    en: `${unit.en} asked for its opinion, due ${due}: ${question}`,
  };
};

const answered: Sentence = (event, input) => {
  const opinion = wordsFor(opinionWords, read(event, 'opinion'));
  const file = fileName(event, input);
  const tail = [read(event, 'text'), file].filter((part) => part !== '').join('; ');
  return { vi: `Trả lời ý kiến, ${opinion.vi}: ${tail}`, en: `Opinion given, ${opinion.en}: ${tail}` };
};

/** What happens to a question to another unit. */
export const consultationSentences: Readonly<Record<ConsultationType, Sentence>> = {
  'consultation.asked': asked,
  'consultation.claimed': about('Nhận việc trả lời ý kiến', 'Question taken on', (event, input) =>
    personName(input, read(event, 'officer')),
  ),
  'consultation.released': say('Trả việc trả lời ý kiến lại cho bộ phận', 'Question given back to the unit'),
  'consultation.assigned': about('Giao việc trả lời ý kiến cho', 'Question assigned to', (event, input) =>
    personName(input, read(event, 'officer')),
  ),
  'consultation.warned': say('Cảnh báo sắp đến hạn trả lời ý kiến', 'Warned that the answer is soon due'),
  'consultation.overdue': say('Quá hạn trả lời ý kiến', 'Answer overdue'),
  'consultation.consented': about(
    'Không trả lời trong thời hạn, được coi là đồng ý theo',
    'No answer in time, which is consent by',
    (event) => read(event, 'basis'),
  ),
  'consultation.answered': answered,
  'consultation.cancelled': about('Thôi hỏi ý kiến', 'Question withdrawn', (event) => read(event, 'reason')),
};
