import type { DossierEvent } from '#shared/dossier/events.ts';
import type { JournalEvent } from '#shared/journal/journal.ts';
import type { Text } from '#shared/kernel/text.ts';
import { canonicalJson } from '../entries.ts';
import type { PackageInput } from '../package-input.ts';
import { consultationSentences } from './consultation-sentences.ts';
import { extended, reappointed, redated, takenOver } from './due-sentences.ts';
import { letterSentences } from './letter-sentences.ts';
import { moneySentences } from './money-sentences.ts';
import { paperSentences } from './paper-sentences.ts';
import { about, fileName, personName, read, type Sentence, say, time } from './saying.ts';
import { statusWords, wayWords, wordsFor } from './words.ts';

const taskOpened: Sentence = (event, { names }) => {
  const step = wordsFor(names.steps, read(event, 'task', 'step'));
  const due = time(event, 'task', 'dueAt');
  return { vi: `Mở bước “${step.vi}”, hạn ${due}`, en: `Step “${step.en}” opened, due ${due}` };
};

const taskCompleted: Sentence = (event, { names }) => {
  const [id, outcomeId, note] = [read(event, 'step'), read(event, 'outcome'), read(event, 'note')];
  const step = wordsFor(names.steps, id);
  const key = `${id}/${outcomeId}`;
  const known = wordsFor(names.outcomes, Object.hasOwn(names.outcomes, key) ? key : outcomeId);
  const tail = note === '' ? '' : ` (${note})`;
  return {
    vi: `Xong bước “${step.vi}”: ${known.vi}${tail}`,
    en: `Step “${step.en}” done: ${known.en}${tail}`,
  };
};

const ended: Sentence = (event, input) =>
  read(event, 'as') === 'lapsed'
    ? { vi: 'Hết hạn bổ sung', en: 'Time for the supplement ran out' }
    : about('Đã nhận bổ sung, hạn mới', 'Supplement received, now due', (one) => time(one, 'dueAt'))(
        event,
        input,
      );

const delivered: Sentence = (event) => {
  const way = wordsFor(wayWords, read(event, 'by'));
  const details = ['receiver', 'authorisation', 'tracking'].map((part) => read(event, part));
  const number = read(event, 'identity', 'number');
  const tail = [...details, number].filter((part) => part !== '').join(', ');
  const end = tail === '' ? '' : `: ${tail}`;
  return { vi: `Đã giao kết quả ${way.vi}${end}`, en: `Result delivered ${way.en}${end}` };
};

const judged: Sentence = (event) => {
  const [reason, basis] = [read(event, 'reason'), read(event, 'rule', 'basis')];
  return read(event, 'madeBy') === 'agency'
    ? {
        vi: `Sai sót của cơ quan, sửa không thu phí (${basis}): ${reason}`,
        en: `The agency’s own mistake, mended without a fee (${basis}): ${reason}`,
      }
    : { vi: `Sai sót của người nộp: ${reason}`, en: `The applicant’s mistake: ${reason}` };
};

const sent: Sentence = (event) => {
  const text = read(event, 'text');
  return read(event, 'from') === 'applicant'
    ? { vi: `Người nộp viết: ${text}`, en: `The applicant wrote: ${text}` }
    : { vi: `Viết cho người nộp: ${text}`, en: `Written to the applicant: ${text}` };
};

const closed: Sentence = (event) => {
  const as = wordsFor(statusWords, read(event, 'as'));
  const details = [read(event, 'reason'), read(event, 'basis'), read(event, 'guidance', 'agency')];
  const tail = details.filter((part) => part !== '').map((part) => `; ${part}`);
  return { vi: `Kết thúc hồ sơ: ${as.vi}${tail.join('')}`, en: `Dossier closed: ${as.en}${tail.join('')}` };
};

/** Events whose words stand here; a new kind of event does not compile until it has some. */
type OtherType = Exclude<
  DossierEvent['type'],
  | keyof typeof moneySentences
  | keyof typeof consultationSentences
  | keyof typeof paperSentences
  | keyof typeof letterSentences
>;

const others: Readonly<Record<OtherType, Sentence>> = {
  'dossier.drafted': say('Lập hồ sơ', 'Dossier drafted'),
  'dossier.submitted': say('Hồ sơ đã nộp đủ tệp', 'Dossier submitted'),
  'task.opened': taskOpened,
  'task.claimed': about('Nhận việc', 'Task claimed', (event, input) =>
    personName(input, read(event, 'officer')),
  ),
  'task.released': say('Trả việc lại cho bộ phận', 'Task released'),
  'task.assigned': about('Giao việc cho', 'Task assigned to', (event, input) =>
    personName(input, read(event, 'officer')),
  ),
  'task.completed': taskCompleted,
  'task.warned': say('Cảnh báo bước sắp đến hạn', 'Warned that the step is soon due'),
  'task.overdue': say('Bước quá hạn', 'Step overdue'),
  'dossier.accepted': about('Tiếp nhận, hẹn trả', 'Accepted, appointment', (event) =>
    time(event, 'clock', 'dueAt'),
  ),
  'dossier.reappointed': reappointed,
  'dossier.extended': extended,
  'dossier.redated': redated,
  'dossier.taken-over': takenOver,
  'correction.judged': judged,
  'note.added': about('Ghi chú nội bộ', 'Internal note', (event) => read(event, 'text')),
  'message.sent': sent,
  'supplement.requested': about('Yêu cầu bổ sung', 'Supplement requested', (event) =>
    read(event, 'request', 'reason'),
  ),
  'supplement.announced': about('Người nộp gửi bổ sung', 'Supplement announced', (event) =>
    read(event, 'note'),
  ),
  'supplement.ended': ended,
  'withdrawal.announced': about('Đề nghị rút hồ sơ', 'Withdrawal asked for', (event, input) =>
    [read(event, 'reason'), fileName(event, input)].filter((part) => part !== '').join('; '),
  ),
  'delivery.sent': about('Gửi kết quả qua', 'Result sent by', (event) =>
    [read(event, 'carrier'), read(event, 'tracking')].join(' '),
  ),
  'delivery.delivered': delivered,
  'delivery.failed': about('Giao kết quả không thành', 'Result could not be delivered', (event) =>
    read(event, 'reason'),
  ),
  'dossier.closed': closed,
  'dossier.sealed': say('Niêm phong gói lưu trữ', 'Archive package sealed'),
};

const sentences: Readonly<Record<string, Sentence>> = {
  ...others,
  ...moneySentences,
  ...paperSentences,
  ...consultationSentences,
  ...letterSentences,
};

/** Says in plain words what happened; an event of an unknown kind shows its data. */
export function sentenceOf(event: JournalEvent, input: PackageInput): Text {
  const known = Object.hasOwn(sentences, event.type) ? sentences[event.type] : undefined;
  if (known) return known(event, input);
  const { type, ...rest } = event;
  const data = Object.keys(rest).length > 0 ? ` ${canonicalJson(rest)}` : '';
  return { vi: `${type}${data}`, en: `${type}${data}` };
}
