import { describe, expect, it } from 'vitest';
import {
  type Answers,
  type Condition,
  checkAnswers,
  checkEligible,
  unanswered,
} from '#shared/procedure/eligibility.ts';
import { forMarriage, forTheWed, unfit } from './conditions.ts';

const eligibility = [forMarriage, forTheWed];
const codes = (known: Parameters<typeof checkEligible>[1], conditions: Condition[] = eligibility) =>
  checkEligible({ eligibility: conditions }, known).map(({ code, pointer }) => [code, pointer]);

describe('the conditions of a procedure', () => {
  it('bar a case by its plain answer, and by what is handed in', () => {
    expect(codes({ answers: { 'for-marriage': 'yes' } })).toEqual([
      ['for-marriage', '/answers/for-marriage'],
    ]);
    expect(codes({ form: { maritalStatus: 'married' } })).toEqual([['wed', '']]);
    expect(codes({ answers: { 'for-marriage': 'yes' }, form: { maritalStatus: 'married' } })).toHaveLength(2);
  });

  it('bar nobody for what was not said, nor for what is otherwise', () => {
    expect(codes({})).toEqual([]);
    expect(codes({ answers: { 'for-marriage': 'no' }, form: { maritalStatus: 'divorced' } })).toEqual([]);
    expect(checkEligible({}, { answers: { 'for-marriage': 'yes' } })).toEqual([]);
  });

  it('look at the applicant, the channel and the case, too', () => {
    for (const [name, value] of [
      ['applicant', { kind: 'foreigner' }],
      ['channel', 'post'],
      ['case', 'renewal'],
    ] as const) {
      expect(codes({ [name]: value }, [unfit(name, value)])).toEqual([['unfit', '']]);
      expect(codes({ [name]: undefined }, [unfit(name, value)])).toEqual([]);
    }
  });

  it('say why not, what to do instead, and by which law', () => {
    expect(checkEligible({ eligibility }, { answers: { 'for-marriage': 'yes' } })[0]?.detail).toEqual({
      vi: 'Không phải nộp giấy này. Căn cứ: Nghị quyết 66.7/2025/NQ-CP.',
      en: 'The certificate is not asked for. Legal basis: Nghị quyết 66.7/2025/NQ-CP.',
    });
  });

  it('leave open what was not answered', () => {
    expect(unanswered({ eligibility }, {}).map(({ id }) => id)).toEqual(['for-marriage']);
    expect(unanswered({ eligibility }, { answers: { 'for-marriage': 'no' } })).toEqual([]);
    expect(unanswered({}, {})).toEqual([]);
  });

  it('take answers to their own questions only', () => {
    const asked = (answers: Answers) =>
      checkAnswers({ eligibility }, { answers }).map(({ pointer, code }) => [pointer, code]);
    expect(asked({ 'for-marriage': 'no' })).toEqual([]);
    expect(asked({ wed: 'no', length: 'yes' })).toEqual([
      ['/answers/wed', 'unknown-question'],
      ['/answers/length', 'unknown-question'],
    ]);
    expect(checkAnswers({}, {})).toEqual([]);
  });
});
