import type * as z from 'zod';
import { type Finding, refusalOf } from '#shared/kernel/finding.ts';
import { issueWords } from '#shared/kernel/issue-words.ts';
import { toPointer } from '#shared/kernel/json-pointer.ts';
import { hostileIn } from '#shared/kernel/plain-text.ts';

/** What Zod found, each with its place as a JSON Pointer behind `prefix`. */
export const findingsOf = (parsed: z.ZodSafeParseResult<unknown>, prefix: string): Finding[] =>
  parsed.success
    ? []
    : parsed.error.issues.map((issue) => ({
        pointer: prefix + toPointer(issue.path),
        ...(refusalOf(issue) ?? { code: issue.code, detail: issueWords(issue) }),
      }));

/** Where a text holds characters that are shown otherwise than they are read. */
export const hostileTexts = (value: unknown, prefix: string): Finding[] =>
  hostileIn(value).map((path) => ({
    pointer: prefix + toPointer(path),
    code: 'not-plain-text',
    detail: {
      vi: 'Có ký tự điều khiển, ký tự ẩn, ký tự đổi chiều chữ hoặc dấu chồng lên chữ. Hãy xóa đi và gõ lại.',
      en: 'The text has control, invisible or direction characters, or stacked marks. Delete it and type it again.',
    },
  }));

/** A body nested so deep that nothing of ours is meant by it. */
export const tooDeep: Finding = {
  pointer: '',
  code: 'too_deep',
  detail: { vi: 'Dữ liệu lồng nhau quá sâu.', en: 'The data is nested too deeply.' },
};

/** A name that stands twice where only one value can count. */
export const repeatedKey = (name: string, pointer = ''): Finding => ({
  pointer,
  code: 'repeated',
  detail: { vi: `“${name}” được ghi hai lần.`, en: `“${name}” is given twice.` },
});
