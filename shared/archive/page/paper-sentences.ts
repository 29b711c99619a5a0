import type { DossierEvent } from '#shared/dossier/events.ts';
import { about, fileName, read, type Sentence } from './saying.ts';
import { fileProblemWords, formWords, unreadWords, wordsFor } from './words.ts';

type PaperType = Extract<
  DossierEvent['type'],
  `file.${string}` | `files.${string}` | `paper.${string}` | `result.${string}`
>;

const declared: Sentence = (event) => {
  const files = Array.isArray(event['files']) ? event['files'].length : 0;
  return { vi: `Khai báo ${files} tệp`, en: `${files} files declared` };
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

const number: Sentence = (event) => {
  const [ordinal, year] = [read(event, 'number', 'ordinal'), read(event, 'number', 'year')];
  return ordinal === ''
    ? { vi: '', en: '' }
    : { vi: `, số ${ordinal}/${year}`, en: `, no. ${ordinal}/${year}` };
};

const ordered: Sentence = (event, input) => {
  const numbered = number(event, input);
  return {
    vi: `Lập kết quả theo mẫu${numbered.vi}`,
    en: `Result to be made from its template${numbered.en}`,
  };
};

const issued: Sentence = (event, input) => {
  const numbered = number(event, input);
  const name = fileName(event, input);
  return { vi: `Ban hành kết quả${numbered.vi}: ${name}`, en: `Result issued${numbered.en}: ${name}` };
};

/** What happens to files, printed papers and results. */
export const paperSentences: Readonly<Record<PaperType, Sentence>> = {
  'files.declared': declared,
  'file.replaced': about('Tệp được thay', 'File replaced', fileName),
  'file.accepted': about('Tệp đạt kiểm tra', 'File passed inspection', fileName),
  'file.rejected': rejected,
  'file.confirmed': about('Đối chiếu đúng bản giấy', 'Compared with the paper', fileName),
  'file.recognised': about('Nhận dạng văn bản', 'Text recognised', fileName),
  'file.unread': unread,
  'paper.due': about('Phải in', 'To be printed', (event) => wordsFor(formWords, read(event, 'form'))),
  'paper.recorded': about('Đã in', 'Printed', (event, input) =>
    fileName(event, input, 'file', 'id').replace(/\.pdf$/, ''),
  ),
  'result.ordered': ordered,
  'result.signed': about('Ký kết quả', 'Result signed', fileName),
  'result.issued': issued,
};
