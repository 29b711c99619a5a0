import { amountWords } from '#shared/fee/amount-words.ts';
import type { DueLine } from '#shared/fee/due-line.ts';
import type { PaymentMethod, PaymentRequest } from '#shared/fee/payment.ts';
import { thousands } from '#shared/kernel/thousands.ts';
import type { Block, PaperContent } from './content.ts';
import { applicantFields, field, paperOf, request } from './head.ts';
import { eventIn, type PaperSource } from './source.ts';
import { timeWords } from './words.ts';

/** Biên lai thu phí, lệ phí. What was waived is on it too: a receipt over nothing says by which rule. */
export function feeReceipt(source: PaperSource): PaperContent {
  const { no, receipt } = eventIn(source, 'receipt.issued');
  const paid = source.dossier.payment?.requests.find((one) => one.no === no);
  if (paid === undefined) throw new Error(`${source.dossier.code} has no payment ${no}`);
  const number = String(receipt.number).padStart(7, '0');
  const blocks: Block[] = [
    ...applicantFields(source, 'Người nộp tiền'),
    request(source),
    lines(paid.lines),
    field('Tổng số tiền', `${thousands(receipt.amount)} đồng`, 'bold'),
    field('Bằng chữ', amountWords(receipt.amount)),
    ...reductions(paid.lines),
    field('Hình thức thanh toán', means(paid)),
    { kind: 'signatures', places: [{ title: 'NGƯỜI THU TIỀN', note: '(Ký và ghi rõ họ tên)' }] },
  ];
  return {
    ...paperOf(source, { blocks, note: `Ký hiệu: ${receipt.symbol}   Số: ${number}   Năm: ${receipt.year}` }),
    caption: `Mẫu biên lai ${receipt.template}\nHồ sơ ${source.dossier.code}`,
  };
}

const lines = (due: readonly DueLine[]): Block => ({
  kind: 'table',
  columns: [
    { title: 'Khoản thu', share: 5 },
    { title: 'Số lượng', share: 2, align: 'centre' },
    { title: 'Mức thu', share: 3, align: 'centre' },
    { title: 'Phải nộp', share: 3, align: 'centre' },
  ],
  rows: due.map(({ name, quantity, before, after }) => [
    name.vi,
    String(quantity),
    thousands(before),
    thousands(after),
  ]),
});

/** Why less was asked than the schedule says; requests of before the reason was recorded name the rule. */
const reductions = (due: readonly DueLine[]): Block[] => {
  const reasons = new Set(due.flatMap(({ rule }) => rule?.reason?.vi ?? rule?.basis ?? []));
  return reasons.size === 0 ? [] : [field('Miễn, giảm theo', [...reasons].join('; '))];
};

const methods: Record<PaymentMethod, string> = {
  cash: 'tiền mặt',
  transfer: 'chuyển khoản',
  online: 'trực tuyến',
};

function means({ received }: PaymentRequest): string {
  if (received.length === 0) return 'không thu tiền';
  return received
    .map(({ method, id, paidAt }) => `${methods[method]}, giao dịch ${id}, ${timeWords(paidAt)}`)
    .join('; ');
}
