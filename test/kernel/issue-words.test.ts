import { expect, it } from 'vitest';
import * as z from 'zod';
import { issueWords } from '#shared/kernel/issue-words.ts';

const Everything = z.strictObject({
  missing: z.string(),
  number: z.int(),
  list: z.array(z.string()).min(2),
  short: z.string().min(3),
  long: z.string().max(1),
  small: z.number().min(5),
  choice: z.enum(['a', 'b']),
  date: z.iso.date(),
  at: z.iso.datetime({ offset: true }),
  email: z.email(),
  code: z.string().regex(/^[0-9]{3}$/),
  either: z.union([z.number(), z.boolean()]),
  step: z.number().multipleOf(5),
});

const wrong = {
  number: 'x',
  list: ['a'],
  short: 'a',
  long: 'ab',
  small: 1,
  choice: 'c',
  date: '2026-02-31',
  at: 'today',
  email: 'x',
  code: 'x',
  either: 'x',
  step: 3,
  extra: 1,
};

it("says in both languages what is wanted, in no validator's words", () => {
  const words = (Everything.safeParse(wrong).error?.issues ?? []).map((issue) => [
    issue.path.join('.'),
    issueWords(issue).vi,
    issueWords(issue).en,
  ]);
  expect(words).toEqual([
    ['missing', 'Thiếu trường này.', 'This field is missing.'],
    ['number', 'Sai kiểu dữ liệu: phải là số.', 'Must be a number.'],
    ['list', 'Quá ngắn hoặc quá nhỏ: tối thiểu 2 mục.', 'Must be at least 2 items.'],
    ['short', 'Quá ngắn hoặc quá nhỏ: tối thiểu 3 ký tự.', 'Must be at least 3 characters.'],
    ['long', 'Quá dài hoặc quá lớn: tối đa 1 ký tự.', 'Must be at most 1 characters.'],
    ['small', 'Quá ngắn hoặc quá nhỏ: tối thiểu 5.', 'Must be at least 5.'],
    ['choice', 'Chỉ nhận một trong các giá trị: a, b.', 'Must be one of: a, b.'],
    [
      'date',
      'Không đúng định dạng: phải là một ngày có thật, như 2026-11-28.',
      'Must be a real date, like 2026-11-28.',
    ],
    [
      'at',
      'Không đúng định dạng: phải là thời điểm có múi giờ, như 2026-11-28T08:00:00+07:00.',
      'Must be a time with its offset, like 2026-11-28T08:00:00+07:00.',
    ],
    [
      'email',
      'Không đúng định dạng: phải là địa chỉ thư điện tử, như ten@example.vn.',
      'Must be an e-mail address, like name@example.vn.',
    ],
    [
      'code',
      'Không đúng định dạng: phải là khớp với mẫu /^[0-9]{3}$/.',
      'Must be text that matches /^[0-9]{3}$/.',
    ],
    ['either', 'Không khớp với dạng nào được chấp nhận.', 'Matches none of the accepted forms.'],
    ['step', 'Phải là bội số của: 5.', 'Must be a multiple of: 5.'],
    ['', 'Không có trường này: extra.', 'Unknown field: extra.'],
  ]);
});
