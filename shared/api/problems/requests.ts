import { type Problem, problem } from './problem.ts';

/** A request that cannot be answered, whatever it asks for. */
export const requestProblems = {
  'malformed-json': problem(400, 'Nội dung gửi lên không phải JSON hợp lệ.', 'The body is not valid JSON.'),
  'invalid-request': problem(
    400,
    'Yêu cầu không đúng định dạng. Hãy sửa các lỗi nêu trong “errors”.',
    'The request does not have the expected form. Correct what "errors" lists.',
  ),
  'invalid-cursor': problem(
    400,
    'Con trỏ trang không hợp lệ. Hãy dùng nextCursor của chính danh sách này, hoặc bắt đầu lại không có cursor.',
    'The cursor is not valid. Use the nextCursor of this list, or start again without a cursor.',
  ),
  'idempotency-key-required': problem(
    400,
    'Thiếu Idempotency-Key. Hãy gửi một khóa mới cho mỗi yêu cầu mới.',
    'The Idempotency-Key is missing. Send a new key with each new request.',
  ),
  unauthenticated: problem(
    401,
    'Chưa xác thực được bên gọi. Hãy đăng nhập hoặc lấy token mới rồi gửi lại.',
    'The caller could not be authenticated. Sign in or get a new token, then send the request again.',
  ),
  forbidden: problem(403, 'Bạn không có quyền gọi chức năng này.', 'You may not use this function.'),
  'wrong-role': problem(
    403,
    'Vai trò hoặc đơn vị của bạn không được làm việc này.',
    'Your role or unit may not do this.',
  ),
  'unknown-route': problem(404, 'Không có đường dẫn này.', 'This path does not exist.'),
  'request-in-progress': problem(
    409,
    'Yêu cầu cùng khóa đang được xử lý. Hãy gửi lại sau giây lát.',
    'A request with this key is being processed. Send it again in a moment.',
  ),
  stale: problem(
    412,
    'Hồ sơ đã thay đổi sau lần đọc của bạn. Hãy đọc lại rồi làm lại.',
    'The dossier has changed since you read it. Read it again, then repeat your action.',
  ),
  'body-too-large': problem(413, 'Nội dung gửi lên quá lớn.', 'The body is too large.'),
  'not-json': problem(
    415,
    'Chỉ nhận application/json, UTF-8, không nén.',
    'Send application/json in UTF-8, uncompressed.',
  ),
  'key-reused': problem(
    422,
    'Idempotency-Key đã dùng cho yêu cầu khác. Hãy gửi yêu cầu này với khóa mới.',
    'This Idempotency-Key was already used for another request. Send this request with a new key.',
  ),
  'if-match-required': problem(
    428,
    'Thiếu If-Match. Hãy gửi ETag của lần đọc gần nhất.',
    'If-Match is missing. Send the ETag of your last read.',
  ),
  'too-many-requests': problem(
    429,
    'Gửi quá nhiều yêu cầu. Hãy chờ hết thời gian ghi ở Retry-After.',
    'Too many requests. Wait as long as Retry-After says.',
  ),
  'internal-error': problem(
    500,
    'Lỗi hệ thống. Hãy thử lại.',
    'An internal error occurred. Please try again.',
  ),
} as const satisfies Record<string, Problem>;
