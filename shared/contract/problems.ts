import type { Text } from '#shared/kernel/text.ts';

type Problem = { status: number; title: Text };

const problem = (status: number, vi: string, en: string): Problem => ({ status, title: { vi, en } });

/** Every way a request is refused: the stable code, the HTTP status, and the title in both languages. */
export const problems = {
  'malformed-json': problem(400, 'Nội dung gửi lên không phải JSON hợp lệ', 'The body is not valid JSON'),
  'invalid-request': problem(400, 'Yêu cầu không đúng định dạng', 'The request is not in the expected form'),
  'idempotency-key-required': problem(400, 'Thiếu Idempotency-Key', 'An Idempotency-Key is required'),
  unauthenticated: problem(401, 'Chưa xác thực', 'Not authenticated'),
  forbidden: problem(403, 'Không có quyền gọi chức năng này', 'This caller may not do this'),
  'wrong-role': problem(
    403,
    'Việc này thuộc vai trò hoặc đơn vị khác',
    'The task belongs to another role or unit',
  ),
  'unknown-route': problem(404, 'Không có đường dẫn này', 'There is no such route'),
  'unknown-procedure': problem(
    404,
    'Không có thủ tục hoặc phiên bản này',
    'There is no such procedure or version',
  ),
  'unknown-dossier': problem(404, 'Không tìm thấy hồ sơ', 'There is no such dossier'),
  'unknown-file': problem(404, 'Không có tệp này trong hồ sơ', 'The dossier has no such file'),
  'unknown-task': problem(404, 'Không tìm thấy việc này', 'There is no such task'),
  'unknown-absence': problem(404, 'Không có kỳ vắng mặt này', 'There is no such absence'),
  'not-sealed': problem(404, 'Hồ sơ chưa có trong lưu trữ', 'The dossier is not in the archive'),
  'request-in-progress': problem(
    409,
    'Yêu cầu cùng khóa đang được xử lý',
    'A request with this key is being processed',
  ),
  'dossier-closed': problem(409, 'Hồ sơ đã kết thúc', 'The dossier is closed'),
  'dossier-open': problem(409, 'Hồ sơ chưa kết thúc', 'The dossier is still open'),
  'not-submitted': problem(409, 'Hồ sơ chưa nộp xong', 'The dossier is not submitted yet'),
  'not-accepted': problem(409, 'Hồ sơ chưa được tiếp nhận', 'The dossier has not been accepted yet'),
  'awaiting-supplement': problem(409, 'Hồ sơ đang chờ bổ sung', 'The dossier is waiting for a supplement'),
  'not-awaiting-supplement': problem(409, 'Hồ sơ không chờ bổ sung', 'No supplement has been asked for'),
  'file-settled': problem(409, 'Tệp đã được kiểm tra', 'The file has already been inspected'),
  'task-closed': problem(409, 'Việc đã xong hoặc đã chuyển bước', 'The task is no longer open'),
  'task-held': problem(409, 'Cán bộ khác đang giữ việc này', 'Another officer holds this task'),
  'task-not-held': problem(409, 'Chưa ai nhận việc này', 'Nobody holds this task'),
  'result-not-ready': problem(
    409,
    'Tệp kết quả chưa tải lên hoặc chưa kiểm tra xong',
    'The result file has not arrived or passed inspection',
  ),
  'already-resolved': problem(409, 'Hồ sơ đã có kết quả', 'The dossier already has its result'),
  'absence-overlaps': problem(
    409,
    'Cán bộ đã đăng ký vắng mặt trong những ngày này',
    'The officer is absent on some of these days already',
  ),
  'substitute-absent': problem(
    409,
    'Người thay cũng vắng mặt trong những ngày này',
    'The substitute is away as well on some of these days',
  ),
  'not-resolved': problem(409, 'Hồ sơ chưa có kết quả', 'The dossier has no result yet'),
  'not-sent': problem(409, 'Kết quả chưa được gửi đi', 'The result has not been sent'),
  'not-delivered': problem(409, 'Kết quả chưa đến tay người nhận', 'The result has not been delivered yet'),
  'already-delivered': problem(409, 'Kết quả đã giao', 'The result has been delivered already'),
  'already-sealed': problem(409, 'Hồ sơ đã đóng gói lưu trữ', 'The dossier is already sealed'),
  stale: problem(412, 'Hồ sơ đã thay đổi sau lần đọc của bạn', 'The dossier has changed since you read it'),
  'body-too-large': problem(413, 'Nội dung gửi lên quá lớn', 'The body is too large'),
  'file-too-large': problem(
    413,
    'Tệp quá lớn để tải riêng, hãy tải cả gói',
    'The file is too large to fetch alone; fetch the package',
  ),
  'not-json': problem(415, 'Chỉ nhận application/json', 'Only application/json is accepted'),
  incomplete: problem(422, 'Hồ sơ không đầy đủ hoặc không hợp lệ', 'The dossier is incomplete or not valid'),
  'channel-closed': problem(
    422,
    'Thủ tục không nhận qua kênh này',
    'The procedure does not take this channel',
  ),
  'unknown-unit': problem(422, 'Không có đơn vị tiếp nhận này', 'There is no such receiving unit'),
  'unknown-substitute': problem(
    422,
    'Đơn vị không có người thay này đang làm việc',
    'No such substitute works for the unit',
  ),
  'substitutes-for-oneself': problem(422, 'Không ai thay cho chính mình', 'Nobody stands in for himself'),
  'absence-over': problem(
    422,
    'Ngày cuối phải từ hôm nay và không trước ngày đầu',
    'The last day must be today or later, and not before the first',
  ),
  'unknown-officer': problem(
    422,
    'Đơn vị không có cán bộ này đang làm việc',
    'No such officer works for the unit',
  ),
  'officer-unfit': problem(
    422,
    'Cán bộ này không có vai trò mà việc cần',
    'The officer lacks the role that the task asks for',
  ),
  'key-reused': problem(
    422,
    'Idempotency-Key đã dùng cho yêu cầu khác',
    'The Idempotency-Key was used for another request',
  ),
  'unknown-outcome': problem(422, 'Bước này không có kết quả đó', 'The step does not allow this outcome'),
  'reason-required': problem(422, 'Phải nêu lý do', 'A reason is required'),
  'result-required': problem(422, 'Phải chọn tệp kết quả', 'A result file is required'),
  'receiver-required': problem(422, 'Phải ghi người nhận kết quả', 'Say who received the result'),
  'if-match-required': problem(428, 'Thiếu If-Match', 'If-Match is required'),
  'internal-error': problem(500, 'Lỗi hệ thống, hãy thử lại', 'Something failed here; please try again'),
} as const satisfies Record<string, Problem>;

export type ProblemCode = keyof typeof problems;
