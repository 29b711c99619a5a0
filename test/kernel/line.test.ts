import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { refusalOf } from '#shared/kernel/finding.ts';
import { line, lines } from '#shared/kernel/line.ts';

const codeIn = (parsed: z.ZodSafeParseResult<unknown>) =>
  parsed.error?.issues.map((issue) => refusalOf(issue)?.code ?? issue.code);

describe('one line of text', () => {
  it('has no blanks at its ends, and single ones inside', () => {
    expect(line(200).parse('  Nguyễn   Văn A ')).toBe('Nguyễn Văn A');
  });

  it.each([
    ['', ['too_small', 'blank']],
    ['   ', ['too_small', 'blank']],
    ['...', ['blank']],
    ['a\nb', ['not-one-line']],
    ['a\tb', ['not-one-line']],
    ['abcdefghijk', ['too_big']],
  ])('is not %j', (text, codes) => {
    expect(codeIn(line(10).safeParse(text))).toEqual(codes);
  });

  it('is counted after it was trimmed', () => {
    expect(line(3).parse(' abc ')).toBe('abc');
    expect(codeIn(line(10, 3).safeParse(' a '))).toEqual(['too_small']);
  });

  it('is a string with bounds to whoever reads the contract', () => {
    expect(z.toJSONSchema(line(10, 3))).toMatchObject({ type: 'string', minLength: 3, maxLength: 10 });
  });
});

describe('text of several lines', () => {
  it('keeps its breaks, but is not blank', () => {
    expect(lines(20).parse(' a\nb ')).toBe('a\nb');
    expect(codeIn(lines(20).safeParse('\n - \n'))).toEqual(['blank']);
  });
});
