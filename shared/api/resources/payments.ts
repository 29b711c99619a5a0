import * as z from 'zod';
import { Collection } from '#shared/fee/fee-schedule.ts';
import { lines } from '#shared/kernel/line.ts';
import type { Text } from '#shared/kernel/text.ts';
import { PaidMessage } from '#shared/payment/message.ts';
import { none, operation } from '../operation.ts';
import type { ProblemCode } from '../problems.ts';
import { wholeNumber } from '../whole-number.ts';

const Reason = lines(2_000);
const No = z.int().positive().max(9_999);

/** A number on the desk's slip or the bank's statement. */
const TransactionId = z
  .string()
  .trim()
  .regex(/^[\w./-]{1,60}$/);

const TaskPath = z.strictObject({ taskId: z.string().regex(/^.{1,80}~[1-9]\d{0,5}$/) });
const PaymentPath = z.strictObject({ code: z.string().min(1).max(80), no: wholeNumber(No) });

const afterwards: Text = { vi: 'Hồ sơ sau khi làm', en: 'The dossier afterwards' };

const onTask = <B extends z.ZodType>(
  { id, path, summary }: { id: string; path: string; summary: Text },
  body: B,
  problems: ProblemCode[],
) =>
  operation({
    ...none,
    id,
    method: 'POST',
    path: `/v1/tasks/{taskId}/${path}`,
    summary,
    actors: ['officer'],
    params: TaskPath,
    body,
    conditional: true,
    success: { status: 200, description: afterwards },
    problems: ['unknown-task', 'not-submitted', 'task-closed', 'wrong-role', 'dossier-closed', ...problems],
  });

export const requestPayment = onTask(
  {
    id: 'requestPayment',
    path: 'payment-requests',
    summary: { vi: 'Yêu cầu nộp phí, lệ phí', en: 'Ask for a payment' },
  },
  z.strictObject({ collect: Collection }),
  ['awaiting-supplement', 'correction-not-judged', 'already-requested', 'no-fee'],
);

/** Money over the desk, or a bank transfer that the officer has seen on the statement. */
export const recordPayment = onTask(
  {
    id: 'recordPayment',
    path: 'payment',
    summary: { vi: 'Ghi nhận đã thu tiền', en: 'Record money received' },
  },
  z.strictObject({
    no: No,
    amount: z.int().positive().max(1_000_000_000_000),
    method: z.enum(['cash', 'transfer']),
    transaction: TransactionId,
    paidAt: z.iso.datetime({ offset: true }).optional(),
  }),
  ['unknown-payment', 'already-paid', 'payment-cancelled', 'wrong-amount', 'contradiction'],
);

export const cancelPayment = onTask(
  {
    id: 'cancelPayment',
    path: 'payment-cancellation',
    summary: { vi: 'Hủy yêu cầu nộp tiền', en: 'Ask for a payment no more' },
  },
  z.strictObject({ no: No, reason: Reason }),
  ['unknown-payment', 'already-paid', 'payment-cancelled'],
);

export const requestRefund = onTask(
  {
    id: 'requestRefund',
    path: 'refund-request',
    summary: { vi: 'Đề nghị hoàn trả', en: 'Ask for a refund' },
  },
  z.strictObject({ no: No, reason: Reason }),
  ['unknown-payment', 'not-paid', 'already-refunded'],
);

const onRefund = <B extends z.ZodType>(
  { id, path, summary }: { id: string; path: string; summary: Text },
  body: B,
  problems: ProblemCode[],
) =>
  operation({
    ...none,
    id,
    method: 'POST',
    path: `/v1/dossiers/{code}/payments/{no}/${path}`,
    summary,
    actors: ['officer'],
    params: PaymentPath,
    body,
    success: { status: 200, description: afterwards },
    problems: [
      'unknown-dossier',
      'wrong-role',
      'unknown-payment',
      'no-refund',
      'already-sealed',
      ...problems,
    ],
  });

/** The second step of a refund: by a leader of the unit, and not by the one who asked for it. */
export const decideRefund = onRefund(
  {
    id: 'decideRefund',
    path: 'refund-decision',
    summary: { vi: 'Duyệt hoàn trả', en: 'Approve or decline a refund' },
  },
  z.strictObject({ approved: z.boolean(), reason: Reason.optional() }),
  ['refund-decided', 'own-refund', 'reason-required'],
);

/** Money that went back over the desk; what goes back over a provider is recorded by itself. */
export const recordRefund = onRefund(
  {
    id: 'recordRefund',
    path: 'refund',
    summary: { vi: 'Ghi nhận đã hoàn trả', en: 'Record money given back' },
  },
  z.strictObject({ transaction: TransactionId }),
  ['refund-undecided'],
);

/** Starts an online payment; sent again, it leads to the same order at the provider. */
export const startPayment = operation({
  ...none,
  id: 'startPayment',
  method: 'POST',
  path: '/v1/dossiers/{code}/payments',
  summary: { vi: 'Nộp phí, lệ phí trực tuyến', en: 'Pay online' },
  actors: ['portal', 'officer'],
  params: z.strictObject({ code: z.string().min(1).max(80) }),
  body: z.strictObject({ no: No }),
  tagged: false,
  success: { status: 200, description: { vi: 'Nơi nộp tiền', en: 'Where to pay' } },
  problems: [
    'unknown-dossier',
    'wrong-role',
    'unknown-payment',
    'already-paid',
    'payment-cancelled',
    'no-provider',
  ],
});

/** By payment providers: signed as Standard Webhooks are, with the secret that we share with them. */
export const takeCallback = operation({
  ...none,
  id: 'takeCallback',
  method: 'POST',
  path: '/v1/payments/callbacks/{provider}',
  summary: { vi: 'Cổng thanh toán báo đã thu', en: 'A provider tells of a payment' },
  actors: [],
  params: z.strictObject({ provider: z.string().min(1).max(40) }),
  body: PaidMessage,
  idempotent: false,
  tagged: false,
  success: { status: 200, description: { vi: 'Đã ghi nhận', en: 'Noted' } },
  problems: ['unauthenticated', 'contradiction'],
});

export const getReconciliation = operation({
  ...none,
  id: 'getReconciliation',
  method: 'GET',
  path: '/v1/reports/reconciliation',
  summary: { vi: 'Đối soát thanh toán theo ngày', en: 'The reconciliation of a day' },
  actors: ['manager'],
  query: z.strictObject({ date: z.iso.date(), provider: z.string().max(40).optional() }),
  tagged: false,
  success: {
    status: 200,
    description: { vi: 'Kết quả đối soát', en: 'Each provider’s statement against our ledger' },
  },
  problems: [],
});
