import type * as z from 'zod';
import type { Finding } from '#shared/kernel/finding.ts';

type Issue = z.core.$ZodIssue;

/** What Zod found, each with its place as a JSON Pointer behind `prefix`. */
export const findingsOf = (parsed: z.ZodSafeParseResult<unknown>, prefix: string): Finding[] =>
  parsed.success
    ? []
    : parsed.error.issues.map((issue) => ({
        pointer: [prefix, ...issue.path.map((part) => `/${escaped(String(part))}`)].join(''),
        code: issue.code,
        detail: { vi: inVietnamese(issue), en: issue.message },
      }));

const escaped = (part: string) => part.replaceAll('~', '~0').replaceAll('/', '~1');

/** Zod speaks English; these are the sentences for the kinds of fault that a caller can make. */
function inVietnamese(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.message.endsWith('received undefined') ? 'Thiếu trường này.' : 'Sai kiểu dữ liệu.';
    case 'unrecognized_keys':
      return `Không có trường: ${issue.keys.join(', ')}.`;
    case 'too_small':
      return `Quá ngắn hoặc quá nhỏ: tối thiểu ${issue.minimum}.`;
    case 'too_big':
      return `Quá dài hoặc quá lớn: tối đa ${issue.maximum}.`;
    case 'invalid_value':
      return `Chỉ nhận một trong các giá trị: ${issue.values.join(', ')}.`;
    case 'invalid_format':
      return 'Không đúng định dạng.';
    default:
      return 'Giá trị không hợp lệ.';
  }
}

/** A body nested so deep that nothing of ours is meant by it. */
export const tooDeep: Finding = {
  pointer: '',
  code: 'too_deep',
  detail: { vi: 'Dữ liệu lồng nhau quá sâu.', en: 'The data is nested too deep.' },
};
