import * as z from 'zod';
import type { JournalEvent } from '#shared/journal/journal.ts';
import type { Text } from '#shared/kernel/text.ts';
import { canonicalJson } from '../entries.ts';
import type { PackageInput } from '../package-input.ts';
import { vietnamTime } from '../when.ts';
import { moneySentence } from './money-sentences.ts';
import { fileProblemWords, statusWords, unreadWords, wayWords, wordsFor } from './words.ts';

type Sentence = (event: JournalEvent, { names, files }: PackageInput) => Text;

/** Reads one text out of an event, along a path; empty where it is not there. */
function read(event: JournalEvent, ...path: string[]): string {
  let value: unknown = event;
  for (const step of path) value = Object.getOwnPropertyDescriptor(Object(value), step)?.value;
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

const time = (event: JournalEvent, ...path: string[]) => {
  const instant = read(event, ...path);
  return Number.isNaN(Date.parse(instant)) ? instant : vietnamTime(instant);
};

const say =
  (vi: string, en: string): Sentence =>
  () => ({ vi, en });

/** A sentence with one thing behind it, which is left out where the event does not say. */
const about =
  (vi: string, en: string, detail: (event: JournalEvent, input: PackageInput) => string | Text): Sentence =>
  (event, input) => {
    const found = detail(event, input);
    const words = typeof found === 'string' ? { vi: found, en: found } : found;
    return words.vi === '' ? { vi, en } : { vi: `${vi}: ${words.vi}`, en: `${en}: ${words.en}` };
  };

const fileName = (event: JournalEvent, { files }: PackageInput) => {
  const id = read(event, 'file');
  return files.find((file) => file.id === id)?.name ?? id;
};

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

const rejected: Sentence = (event, input) => {
  const problem = wordsFor(fileProblemWords, read(event, 'problem'));
  const name = fileName(event, input);
  return { vi: `Tệp bị loại, ${problem.vi}: ${name}`, en: `File rejected, ${problem.en}: ${name}` };
};

const unread: Sentence = (event, input) => {
  const why = wordsFor(unreadWords, read(event, 'reason'));
  const name = fileName(event, input);
  return { vi: `Không nhận dạng văn bản, ${why.vi}: ${name}`, en: `Text not recognised, ${why.en}: ${name}` };
};

const declared: Sentence = (event) => {
  const files = z.array(z.unknown()).safeParse(event.files).data?.length ?? 0;
  return { vi: `Khai báo ${files} tệp`, en: `${files} files declared` };
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

const sentences: Readonly<Record<string, Sentence>> = {
  'dossier.drafted': say('Lập hồ sơ', 'Dossier drafted'),
  'files.declared': declared,
  'file.replaced': about('Tệp được thay', 'File replaced', fileName),
  'file.accepted': about('Tệp đạt kiểm tra', 'File passed inspection', fileName),
  'file.rejected': rejected,
  'file.confirmed': about('Đối chiếu đúng bản giấy', 'Compared with the paper', fileName),
  'file.recognised': about('Nhận dạng văn bản', 'Text recognised', fileName),
  'file.unread': unread,
  'dossier.submitted': say('Hồ sơ đã nộp đủ tệp', 'Dossier submitted'),
  'task.opened': taskOpened,
  'task.claimed': about('Nhận việc', 'Task claimed', (event) => read(event, 'officer')),
  'task.released': say('Trả việc lại cho bộ phận', 'Task released'),
  'task.assigned': about('Giao việc cho', 'Task assigned to', (event) => read(event, 'officer')),
  'task.completed': taskCompleted,
  'task.warned': say('Cảnh báo bước sắp đến hạn', 'Warned that the step is soon due'),
  'task.overdue': say('Bước quá hạn', 'Step overdue'),
  'dossier.accepted': about('Tiếp nhận, hẹn trả', 'Accepted, appointment', (event) =>
    time(event, 'clock', 'dueAt'),
  ),
  'supplement.requested': about('Yêu cầu bổ sung', 'Supplement requested', (event) =>
    read(event, 'request', 'reason'),
  ),
  'supplement.announced': about('Người nộp gửi bổ sung', 'Supplement announced', (event) =>
    read(event, 'note'),
  ),
  'supplement.ended': ended,
  'result.issued': about('Ban hành kết quả', 'Result issued', fileName),
  'delivery.sent': about('Gửi kết quả qua', 'Result sent by', (event) =>
    [read(event, 'carrier'), read(event, 'tracking')].join(' '),
  ),
  'delivery.delivered': delivered,
  'delivery.failed': about('Giao kết quả không thành', 'Result could not be delivered', (event) =>
    read(event, 'reason'),
  ),
  'dossier.closed': about('Kết thúc hồ sơ', 'Dossier closed', (event) =>
    wordsFor(statusWords, read(event, 'as')),
  ),
  'dossier.sealed': say('Niêm phong gói lưu trữ', 'Archive package sealed'),
};

/** Says in plain words what happened; an event of an unknown kind shows its data. */
export function sentenceOf(event: JournalEvent, input: PackageInput): Text {
  const known = Object.hasOwn(sentences, event.type) ? sentences[event.type] : undefined;
  if (known) return known(event, input);
  const ofMoney = moneySentence(event);
  if (ofMoney) return ofMoney;
  const { type, ...rest } = event;
  const data = Object.keys(rest).length > 0 ? ` ${canonicalJson(rest)}` : '';
  return { vi: `${type}${data}`, en: `${type}${data}` };
}
