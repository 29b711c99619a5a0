import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { languageOf, problemReply } from '#functions/http/problem.ts';
import { type ProblemCode, problems } from '#shared/api/problems.ts';

const codes = Object.keys(problems) as ProblemCode[];
const Problem = z.strictObject({
  type: z.url(),
  title: z.string().min(3),
  status: z.int(),
  detail: z.string().min(3),
  instance: z.string(),
  code: z.string(),
  traceId: z.string(),
  errors: z.array(z.strictObject({ pointer: z.string(), code: z.string(), detail: z.string() })).optional(),
});
const reply = (code: ProblemCode, language: 'vi' | 'en', rest: object = {}) => {
  const { body, ...answer } = problemReply({ code, ...rest }, { language, path: '/v1/x', traceId: 't' });
  return { ...answer, problem: Problem.parse(JSON.parse(body)) };
};

describe.each(codes)('the problem %s', (code) => {
  it('is answered in both languages under one code and status', () => {
    const [vi, en] = [reply(code, 'vi'), reply(code, 'en')];
    for (const [language, { statusCode, headers, problem }] of [
      ['vi', vi],
      ['en', en],
    ] as const) {
      expect(headers['content-type']).toBe('application/problem+json');
      expect(headers['content-language']).toBe(language);
      expect(problem).toMatchObject({ code, status: statusCode, instance: '/v1/x', traceId: 't' });
      expect(problem.type).toBe(`urn:motcua:problem:${code}`);
      expect(statusCode).toBe(problems[code].status);
    }
    expect(vi.problem.title).not.toBe(en.problem.title);
    expect(en.problem.title).toMatch(/^[\x20-\x7e]+$/);
  });
});

describe('a problem with findings', () => {
  const findings = [
    { pointer: '/form/name', code: 'required', detail: { vi: 'Thiếu tên.', en: 'The name is missing.' } },
    {
      pointer: '/files',
      code: 'missing-component',
      detail: { vi: 'Thiếu tờ khai.', en: 'The form is missing.' },
    },
  ];

  it('names every place, in the caller’s language, and the first in its detail', () => {
    expect(reply('incomplete', 'vi', { findings }).problem).toMatchObject({
      detail: 'Thiếu tên.',
      errors: [
        { pointer: '/form/name', code: 'required', detail: 'Thiếu tên.' },
        { pointer: '/files', code: 'missing-component', detail: 'Thiếu tờ khai.' },
      ],
    });
    expect(reply('incomplete', 'en', { findings }).problem.detail).toBe('The name is missing.');
  });

  it('has no empty list of them', () => {
    expect(reply('stale', 'vi').problem).not.toHaveProperty('errors');
    expect(reply('stale', 'vi').headers).toHaveProperty('cache-control', 'no-store');
  });
});

describe('a request that is still being done', () => {
  it('may be asked for again after a moment', () => {
    expect(reply('request-in-progress', 'en').headers).toMatchObject({ 'retry-after': '1' });
    expect(reply('result-in-making', 'en').headers).toMatchObject({ 'retry-after': '2' });
    expect(reply('file-not-scanned', 'en').headers).toMatchObject({ 'retry-after': '2' });
    expect(reply('task-held', 'en').headers).not.toHaveProperty('retry-after');
  });
});

describe('the language of an answer', () => {
  it.each<[string | undefined, string]>([
    [undefined, 'vi'],
    ['', 'vi'],
    ['vi-VN,vi;q=0.9,en;q=0.8', 'vi'],
    ['en', 'en'],
    ['en-GB,en;q=0.9,vi;q=0.1', 'en'],
    ['EN-us', 'en'],
    [' en;q=0.9', 'en'],
    ['fr,en;q=0.5', 'vi'],
    ['enx', 'vi'],
    ['*', 'vi'],
  ])('for %j is %s', (header, language) => {
    expect(languageOf(header)).toBe(language);
  });
});
