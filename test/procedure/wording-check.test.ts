import { describe, expect, it } from 'vitest';
import { unclearIn } from '#shared/procedure/checks/wording-check.ts';
import type { Procedure } from '#shared/procedure/procedure.ts';
import { publish } from '#shared/procedure/publish.ts';
import { unclearWords } from '#shared/procedure/wording/officialese.ts';
import { aForm, anOutcome, aProcedure, aStep, soundSteps } from './a-procedure.ts';

const day = '2026-11-30';
const found = (own: Partial<Procedure>) => unclearIn(aProcedure(own), day);

describe('a word that a citizen may not understand', () => {
  it('is found whole, in any case, in its own language', () => {
    const words = (text: string, language: 'vi' | 'en') =>
      unclearWords(text, language, day).map(({ word }) => word);
    expect(words('Chủ thể sử dụng tên miền', 'vi')).toEqual(['chủ thể']);
    expect(words('chủ thể'.normalize('NFD'), 'vi')).toEqual(['chủ thể']);
    expect(words('Chủ thểm', 'vi')).toEqual([]);
    expect(words('Pay PRIOR TO filing.', 'en')).toEqual(['prior to']);
    expect(words('prior to', 'vi')).toEqual([]);
    expect(words('commencement', 'en')).toEqual([]);
  });

  it('is told with what to write, and where it stands', () => {
    const properties = {
      owner: { type: 'string', title: 'Tên chủ thể', 'x-title-en': 'Name' },
      note: { type: 'string', title: 'Ghi chú', 'x-title-en': 'Note', description: 'Theo chủ thể' },
    };
    expect(found({ form: { ...aForm, properties } as unknown as Procedure['form'] })).toEqual([
      {
        word: 'chủ thể',
        plain: 'người hoặc tổ chức',
        at: ['/form/properties/owner', '/form/properties/note/description'],
      },
    ]);
  });

  it('is looked for in everything that a citizen reads', () => {
    const text = { vi: 'Tờ khai của chủ thể', en: 'To be filed prior to use' };
    expect(found({ name: text }).map(({ word }) => word)).toEqual(['chủ thể', 'prior to']);
    expect(found({ result: { name: text } })).toMatchObject([
      { at: ['/result/name'] },
      { at: ['/result/name'] },
    ]);
    expect(found({ cases: [{ id: 'a', sequence: [text] }] })).toHaveLength(2);
  });

  it('is left to officers, and to what an applicant would write', () => {
    const [, ...after] = soundSteps;
    const named = {
      ...aStep('reception', [anOutcome('accept', 'appraisal')]),
      name: { vi: 'Chủ thể', en: 'x' },
    };
    expect(found({ steps: [named, ...after] })).toEqual([]);
    const examples = [{ fullName: 'chủ thể', title: 'chủ thể' }];
    expect(found({ form: { ...aForm, examples } as unknown as Procedure['form'] })).toEqual([]);
  });

  it('is warned of, and published all the same', () => {
    const published = publish([], aProcedure({ name: { vi: 'Chủ thể', en: 'Holder' } }), day);
    expect(published).toMatchObject({ ok: true, value: { warnings: [{ code: 'officialese' }] } });
  });
});
