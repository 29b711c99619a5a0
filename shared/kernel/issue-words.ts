import type * as z from 'zod';
import { refusalOf } from './finding.ts';
import type { Text } from './text.ts';

type Issue = z.core.$ZodIssue;
type Of<Code extends Issue['code']> = Extract<Issue, { code: Code }>;

/** What a schema did not accept, in words that say what is wanted instead. */
export function issueWords(issue: Issue): Text {
  switch (issue.code) {
    case 'invalid_type':
      return wrongType(issue);
    case 'unrecognized_keys':
      return both(issue.keys.join(', '), 'Không có trường này', 'Unknown field');
    case 'too_small':
      return tooSmall(issue);
    case 'too_big':
      return tooBig(issue);
    case 'invalid_value':
      return both(issue.values.join(', '), 'Chỉ nhận một trong các giá trị', 'Must be one of');
    case 'not_multiple_of':
      return both(issue.divisor, 'Phải là bội số của', 'Must be a multiple of');
    case 'invalid_format':
      return wrongFormat(issue);
    case 'invalid_union':
      return {
        vi: 'Không khớp với dạng nào được chấp nhận.',
        en: 'Matches none of the accepted forms.',
      };
    default:
      return { vi: 'Giá trị không hợp lệ.', en: 'This value is not valid.' };
  }
}

/** The same with the place of it in front, for an author who sees no form. */
export function issueAt(issue: Issue): Text {
  const place = issue.path.join('.');
  const { vi, en } = refusalOf(issue)?.detail ?? issueWords(issue);
  return place === '' ? { vi, en } : { vi: `${place}: ${vi}`, en: `${place}: ${en}` };
}

const both = (what: unknown, vi: string, en: string): Text => ({
  vi: `${vi}: ${what}.`,
  en: `${en}: ${what}.`,
});

const types: Record<string, Text> = {
  string: { vi: 'chuỗi ký tự', en: 'a string' },
  number: { vi: 'số', en: 'a number' },
  int: { vi: 'số nguyên', en: 'an integer' },
  boolean: { vi: 'true hoặc false', en: 'true or false' },
  array: { vi: 'danh sách', en: 'a list' },
  object: { vi: 'đối tượng', en: 'an object' },
  record: { vi: 'đối tượng', en: 'an object' },
};

/** Zod keeps what it received out of the issue; only its message tells an absent field from a wrong one. */
function wrongType({ expected, message }: Of<'invalid_type'>): Text {
  if (message.endsWith('received undefined'))
    return { vi: 'Thiếu trường này.', en: 'This field is missing.' };
  const wanted = types[expected];
  return wanted === undefined
    ? { vi: 'Sai kiểu dữ liệu.', en: 'This has the wrong type.' }
    : { vi: `Sai kiểu dữ liệu: phải là ${wanted.vi}.`, en: `Must be ${wanted.en}.` };
}

const units: Record<string, Text> = {
  string: { vi: ' ký tự', en: ' characters' },
  array: { vi: ' mục', en: ' items' },
};

const unitOf = (origin: string): Text => units[origin] ?? { vi: '', en: '' };

function tooSmall({ minimum, origin }: Of<'too_small'>): Text {
  const { vi, en } = unitOf(origin);
  return { vi: `Quá ngắn hoặc quá nhỏ: tối thiểu ${minimum}${vi}.`, en: `Must be at least ${minimum}${en}.` };
}

function tooBig({ maximum, origin }: Of<'too_big'>): Text {
  const { vi, en } = unitOf(origin);
  return { vi: `Quá dài hoặc quá lớn: tối đa ${maximum}${vi}.`, en: `Must be at most ${maximum}${en}.` };
}

const formats: Record<string, Text> = {
  date: { vi: 'một ngày có thật, như 2026-11-28', en: 'a real date, like 2026-11-28' },
  datetime: {
    vi: 'thời điểm có múi giờ, như 2026-11-28T08:00:00+07:00',
    en: 'a time with its offset, like 2026-11-28T08:00:00+07:00',
  },
  email: { vi: 'địa chỉ thư điện tử, như ten@example.vn', en: 'an e-mail address, like name@example.vn' },
  url: {
    vi: 'địa chỉ web đầy đủ, như https://example.vn/',
    en: 'a full web address, like https://example.vn/',
  },
  uuid: { vi: 'một UUID', en: 'a UUID' },
};

function wrongFormat({ format, pattern }: Of<'invalid_format'>): Text {
  const wanted = formats[format] ?? { vi: `khớp với mẫu ${pattern}`, en: `text that matches ${pattern}` };
  return { vi: `Không đúng định dạng: phải là ${wanted.vi}.`, en: `Must be ${wanted.en}.` };
}
