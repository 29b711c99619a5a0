import { describe, expect, it } from 'vitest';
import { templateAt } from '#shared/result/template.ts';
import { shippedTemplates } from './shipped.ts';

describe('the shipped templates', () => {
  it('are those of six procedures, each with what it rests on', () => {
    expect(shippedTemplates.map(({ id }) => id)).toEqual([
      'co-mau-d',
      'giay-phep-xuat-ban',
      'khai-bao-hoa-chat',
      'thong-bao-ten-mien',
      'tinh-trang-hon-nhan',
      'trich-luc-ho-tich',
    ]);
  });
});

describe('a template', () => {
  const [one] = shippedTemplates;
  const dated = (from: string) => ({ ...one, id: 'a', from }) as (typeof shippedTemplates)[number];
  const templates = [dated('2026-01-01'), dated('2025-01-01')];

  it('is the newest that was in force on the day of issue', () => {
    expect(templateAt(templates, 'a', '2025-12-31')?.from).toBe('2025-01-01');
    expect(templateAt(templates, 'a', '2026-01-01')?.from).toBe('2026-01-01');
    expect(templateAt(templates, 'a', '2024-12-31')).toBeUndefined();
    expect(templateAt(templates, 'b', '2026-01-01')).toBeUndefined();
  });
});
