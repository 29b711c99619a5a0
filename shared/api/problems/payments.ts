import { type Problem, problem } from './problem.ts';

/** Fees, payments and refunds. */
export const paymentProblems = {
  'unknown-payment': problem(404, 'Không có khoản phải nộp này.', 'This payment request does not exist.'),
  'no-fee': problem(422, 'Không có khoản nào phải nộp.', 'There is nothing to pay.'),
  'wrong-amount': problem(
    422,
    'Số tiền không khớp với khoản phải nộp.',
    'The amount differs from what must be paid.',
  ),
  'no-provider': problem(
    422,
    'Đơn vị chưa thu trực tuyến. Hãy nộp theo cách khác.',
    'The unit does not accept online payments. Pay another way.',
  ),
  'payment-due': problem(
    409,
    'Phải nộp phí, lệ phí trước khi làm việc này.',
    'The fees must be paid before this is possible.',
  ),
  'awaiting-payment': problem(
    409,
    'Hồ sơ đang chờ nộp phí, lệ phí.',
    'The dossier is waiting for a payment.',
  ),
  'already-requested': problem(409, 'Khoản này đã được yêu cầu nộp.', 'This payment is already requested.'),
  'already-paid': problem(409, 'Khoản này đã được nộp.', 'This is already paid.'),
  'not-paid': problem(409, 'Khoản này chưa được nộp.', 'This is not paid yet.'),
  'payment-cancelled': problem(409, 'Yêu cầu nộp tiền đã bị hủy.', 'This payment request is cancelled.'),
  'no-refund': problem(409, 'Không có đề nghị hoàn trả.', 'No refund has been requested.'),
  'already-refunded': problem(
    409,
    'Khoản này đã có đề nghị hoàn trả.',
    'A refund of this payment is already requested.',
  ),
  'refund-decided': problem(409, 'Đề nghị hoàn trả đã được quyết định.', 'The refund is already decided.'),
  'refund-undecided': problem(409, 'Đề nghị hoàn trả chưa được duyệt.', 'The refund is not approved yet.'),
  'own-refund': problem(
    403,
    'Bạn không được tự duyệt khoản hoàn trả do mình đề nghị.',
    'You may not approve a refund that you requested.',
  ),
} as const satisfies Record<string, Problem>;
