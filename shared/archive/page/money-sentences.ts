import * as z from 'zod';
import type { PaymentEvent } from '#shared/fee/payment-events.ts';
import { grounds, Relief } from '#shared/fee/relief.ts';
import type { JournalEvent } from '#shared/journal/journal.ts';
import { Text } from '#shared/kernel/text.ts';
import { thousands } from '#shared/kernel/thousands.ts';
import { about, read, type Sentence, say } from './saying.ts';

const dong = (event: JournalEvent, ...path: string[]) => {
  const amount = read(event, ...path);
  return amount === '' ? '' : `${thousands(amount)} đ`;
};

const withReason = (event: JournalEvent, amount: string) =>
  [amount, read(event, 'reason')].filter((part) => part !== '').join(', ');

const assessed: Sentence = (event) => {
  const lines = Array.isArray(event['lines']) ? event['lines'].length : 0;
  const claimed = z.array(Relief).safeParse(event['reliefs']).data ?? [];
  const because = (language: 'vi' | 'en') =>
    claimed
      .map(({ ground, evidence }) => [grounds[ground].name[language], evidence].filter(Boolean).join(', '))
      .map((one) => `; ${one}`)
      .join('');
  return {
    vi: `Tính phí, lệ phí: ${lines} khoản${because('vi')}`,
    en: `Fees assessed: ${lines} lines${because('en')}`,
  };
};

const Reduced = z.object({
  lines: z.array(z.object({ rule: z.object({ reason: Text.optional() }).optional() })),
});

/** The amount, and why it is less than the schedule says. */
const requested = (event: JournalEvent): Text => {
  const reasons = (Reduced.safeParse(event).data?.lines ?? []).flatMap(({ rule }) => rule?.reason ?? []);
  const said = (language: 'vi' | 'en') =>
    [dong(event, 'total'), ...new Set(reasons.map((reason) => reason[language]))].filter(Boolean).join('; ');
  return { vi: said('vi'), en: said('en') };
};

const decided: Sentence = (event, input) =>
  event['approved'] === true
    ? { vi: 'Duyệt hoàn trả', en: 'Refund approved' }
    : about('Không duyệt hoàn trả', 'Refund declined', (one) => read(one, 'reason'))(event, input);

/** What happens to the money line, in plain words. */
export const moneySentences: Readonly<Record<PaymentEvent['type'], Sentence>> = {
  'fees.assessed': assessed,
  'payment.requested': about('Yêu cầu nộp', 'Payment asked for', requested),
  'payment.received': about('Đã nhận tiền', 'Money received', (event) => {
    const id = read(event, 'transaction', 'id');
    return id === '' ? '' : `${dong(event, 'transaction', 'amount')} (${id})`;
  }),
  'payment.lapsed': say('Hết hạn nộp tiền', 'Time to pay ran out'),
  'payment.cancelled': about('Hủy yêu cầu nộp tiền', 'Payment asked for no more', (event) =>
    read(event, 'reason'),
  ),
  'receipt.issued': about('Cấp biên lai', 'Receipt issued', (event) =>
    [read(event, 'receipt', 'symbol'), read(event, 'receipt', 'number'), dong(event, 'receipt', 'amount')]
      .filter((part) => part !== '')
      .join(' '),
  ),
  'refund.requested': about('Đề nghị hoàn trả', 'Refund asked for', (event) =>
    [withReason(event, dong(event, 'amount')), read(event, 'basis')].filter(Boolean).join('; '),
  ),
  'refund.decided': decided,
  'refund.made': about('Đã hoàn trả', 'Money given back', (event) => read(event, 'transaction')),
};
