import { PaymentEvent } from '#shared/fee/payment-events.ts';
import type { JournalEvent } from '#shared/journal/journal.ts';
import type { Text } from '#shared/kernel/text.ts';

const dong = (amount: number) => `${String(amount).replace(/\B(?=(\d{3})+$)/g, '.')} đ`;

/** What happened to the money line, in plain words; undefined for any other event. */
export function moneySentence(event: JournalEvent): Text | undefined {
  const parsed = PaymentEvent.safeParse(event);
  return parsed.success ? said(parsed.data) : undefined;
}

function said(event: PaymentEvent): Text {
  switch (event.type) {
    case 'fees.assessed':
      return {
        vi: `Tính phí, lệ phí: ${event.lines.length} khoản`,
        en: `Fees assessed: ${event.lines.length} lines`,
      };
    case 'payment.requested':
      return { vi: `Yêu cầu nộp ${dong(event.total)}`, en: `Payment of ${dong(event.total)} asked for` };
    case 'payment.received': {
      const { amount, id } = event.transaction;
      return { vi: `Đã nhận ${dong(amount)} (${id})`, en: `${dong(amount)} received (${id})` };
    }
    case 'payment.lapsed':
      return { vi: 'Hết hạn nộp tiền', en: 'Time to pay ran out' };
    case 'payment.cancelled':
      return {
        vi: `Hủy yêu cầu nộp tiền: ${event.reason}`,
        en: `Payment asked for no more: ${event.reason}`,
      };
    case 'receipt.issued': {
      const { symbol, number, amount } = event.receipt;
      const what = `${symbol} ${number}, ${dong(amount)}`;
      return { vi: `Cấp biên lai ${what}`, en: `Receipt issued: ${what}` };
    }
    case 'refund.requested':
      return {
        vi: `Đề nghị hoàn trả ${dong(event.amount)}: ${event.reason}`,
        en: `Refund of ${dong(event.amount)} asked for: ${event.reason}`,
      };
    case 'refund.decided':
      return event.approved
        ? { vi: 'Duyệt hoàn trả', en: 'Refund approved' }
        : { vi: 'Không duyệt hoàn trả', en: 'Refund declined' };
    case 'refund.made':
      return { vi: `Đã hoàn trả (${event.transaction})`, en: `Money given back (${event.transaction})` };
    default:
      return event satisfies never;
  }
}
