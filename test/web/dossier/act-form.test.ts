import { describe, expect, it } from 'vitest';
import { operationsById } from '#shared/api/operations.ts';
import { fieldsOf, missingIn, requestOf } from '#web/dossier/acts/act-form.ts';
import type { Act } from '#web/dossier/model.ts';

const outcome = (effect: NonNullable<Act['outcome']>['effect']) => ({
  id: effect,
  name: { vi: effect, en: effect },
  effect,
});
const act = (given: Partial<Act> & Pick<Act, 'act'>): Act => ({ needs: [], allowed: true, ...given });
const supplement = act({ act: 'complete', outcome: outcome('supplement'), needs: ['reason'] });
const names = (one: Act) => fieldsOf(one).map(({ name }) => name);
const required = (one: Act) => fieldsOf(one).flatMap(({ name, required }) => (required ? [name] : []));

describe('the dialog of an act', () => {
  it('asks for what the task says that the act needs, and offers what may be said besides', () => {
    expect(names(supplement)).toEqual(['items', 'reason', 'contact']);
    expect(required(supplement)).toEqual(['reason']);
    expect(names(act({ act: 'complete', outcome: outcome('accept') }))).toEqual(['reason']);
    expect(required(act({ act: 'consultations', needs: ['unit', 'question', 'until'] }))).toEqual([
      'unit',
      'question',
      'until',
    ]);
    expect(names(act({ act: 'claim' }))).toEqual([]);
  });

  it('tells files that are compared from files that are sent', () => {
    expect(names(act({ act: 'confirmations', needs: ['files'], files: ['f1'] }))).toEqual(['scans']);
    expect(names(act({ act: 'files', needs: ['files'] }))).toEqual(['uploads']);
  });

  it('is not sent before it is filled in; blanks are nothing', () => {
    const fields = fieldsOf(supplement);
    expect(missingIn(fields, {})).toEqual(['reason']);
    expect(missingIn(fields, { reason: ' \n ' })).toEqual(['reason']);
    expect(missingIn(fields, { reason: 'Thiếu bản sao' })).toEqual([]);
  });

  it('wants a detail for every paper that was marked', () => {
    const draft = { reason: 'Thiếu', items: [{ component: 'a', fault: 'missing' as const, detail: '' }] };
    expect(missingIn(fieldsOf(supplement), draft)).toEqual(['items']);
  });
});

const filled = {
  reason: ' Thiếu bản sao ',
  basis: 'Luật Hộ tịch',
  items: [
    { component: 'declaration', fault: 'wrong' as const, detail: 'Ghi lại nơi cư trú' },
    { fault: 'missing' as const, detail: 'Ghi mục đích' },
  ],
  contactName: 'Nguyễn Thị Hoa',
  contactPhone: '0912345678',
  agency: 'UBND phường khác',
  receiver: 'Nguyễn Văn A',
  identityNumber: '001099000001',
  officer: 'chuyen-vien.an-binh',
  unit: 'H00.02',
  question: 'Có ý kiến gì không?',
  limitValue: '3',
  madeBy: 'agency' as const,
  result: 'f9',
  scans: ['f1'],
  again: 'Giấy mới nộp vẫn sai',
  withoutAnswers: 'Đã quá hạn trả lời',
  amount: '30.000',
  transaction: ' PT-0001 ',
  carrier: 'Bưu điện',
  tracking: 'VN123',
};

const sent: [string, Act, keyof typeof operationsById][] = [
  ['a supplement', supplement, 'completeTask'],
  ['a refusal', act({ act: 'complete', outcome: outcome('refuse'), needs: ['reason'] }), 'completeTask'],
  ['a stop', act({ act: 'complete', outcome: outcome('stop'), needs: ['reason', 'basis'] }), 'completeTask'],
  ['a return', act({ act: 'complete', outcome: outcome('return'), needs: ['handover'] }), 'completeTask'],
  [
    'a step without answers, once more',
    act({ act: 'complete', outcome: outcome('sign'), needs: ['result', 'withoutAnswers', 'again'] }),
    'completeTask',
  ],
  ['an assignment', act({ act: 'assign', needs: ['officer'] }), 'assignTask'],
  ['an apology', act({ act: 'apology', needs: ['reason', 'until'] }), 'apologise'],
  ['an extension', act({ act: 'extension', ground: 'complex', needs: ['limit', 'reason'] }), 'extend'],
  ['a question', act({ act: 'consultations', needs: ['unit', 'question', 'until'] }), 'consult'],
  ['a judgement', act({ act: 'correction', needs: ['madeBy', 'reason'] }), 'judgeCorrection'],
  ['a signature', act({ act: 'letter', approved: true }), 'decideLetter'],
  ['a letter that is declined', act({ act: 'letter', approved: false, needs: ['reason'] }), 'decideLetter'],
  ['a request for payment', act({ act: 'payment-requests', collect: 'at-return' }), 'requestPayment'],
  ['money', act({ act: 'payment', no: 1, needs: ['amount', 'method', 'transaction'] }), 'recordPayment'],
  ['a request given up', act({ act: 'payment-cancellation', no: 1, needs: ['reason'] }), 'cancelPayment'],
  ['money that goes back', act({ act: 'refund-request', no: 1, needs: ['reason'] }), 'requestRefund'],
  [
    'what was posted',
    act({ act: 'delivery', state: 'sent', needs: ['carrier', 'tracking'] }),
    'recordDelivery',
  ],
  ['what arrived', act({ act: 'delivery', state: 'delivered', needs: ['handover'] }), 'recordDelivery'],
  ['what came back', act({ act: 'delivery', state: 'failed', needs: ['reason'] }), 'recordDelivery'],
  ['a withdrawal', act({ act: 'withdrawal', needs: ['reason'] }), 'withdrawDossier'],
  ['a comparison', act({ act: 'confirmations', files: ['f1'], needs: ['files'] }), 'confirmFiles'],
];

describe('the request of an act', () => {
  it.each(sent)('is one that the API takes: %s', (_, one, operation) => {
    const fields = fieldsOf(one);
    expect(missingIn(fields, filled)).toEqual([]);
    const parsed = operationsById[operation].body.safeParse(requestOf(one, fields, filled));
    expect(parsed.error?.issues ?? []).toEqual([]);
  });

  it('names every paper of a supplement once, and says what was typed without blanks around it', () => {
    expect(requestOf(supplement, fieldsOf(supplement), filled)).toMatchObject({
      outcome: 'supplement',
      reason: 'Thiếu bản sao',
      components: ['declaration'],
      contact: { name: 'Nguyễn Thị Hoa', phone: '0912345678' },
    });
  });

  it('reads an amount as people write it, and takes what is none for nothing', () => {
    const money = act({ act: 'payment', no: 1, needs: ['amount', 'method', 'transaction'] });
    const amountIn = (amount: string) => requestOf(money, fieldsOf(money), { ...filled, amount })['amount'];
    expect(['30.000', '30 000', '30,000', '30000'].map(amountIn)).toEqual([30_000, 30_000, 30_000, 30_000]);
    for (const amount of ['', '0', 'ba mươi', '-5'])
      expect(missingIn(fieldsOf(money), { ...filled, amount })).toEqual(['amount']);
  });

  it('leaves out what was not filled in', () => {
    const accept = act({ act: 'complete', outcome: outcome('accept') });
    expect(requestOf(accept, fieldsOf(accept), {})).toEqual({ outcome: 'accept' });
  });
});
