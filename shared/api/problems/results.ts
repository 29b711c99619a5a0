import { type Problem, problem } from './problem.ts';

/** Making, signing, delivering and ending results. */
export const resultProblems = {
  'unknown-result': problem(
    404,
    'Không có kết quả nào mang mã này. Hãy kiểm tra lại mã.',
    'No result has this code. Check the code.',
  ),
  'result-required': problem(422, 'Phải chọn tệp kết quả.', 'Choose the result file.'),
  'result-not-ready': problem(
    409,
    'Tệp kết quả chưa tải lên hoặc chưa kiểm tra xong. Hãy thử lại sau khi tệp được chấp nhận.',
    'The result file has not arrived or is still being inspected. Try again when it is accepted.',
  ),
  'result-in-making': problem(
    409,
    'Hệ thống đang tạo kết quả. Hãy thử lại sau giây lát.',
    'The result is being generated. Try again in a moment.',
  ),
  'result-not-ordered': problem(409, 'Chưa có yêu cầu tạo kết quả.', 'No result has been ordered.'),
  'not-signed': problem(409, 'Kết quả chưa được ký.', 'The result is not signed yet.'),
  'already-resolved': problem(409, 'Hồ sơ đã có kết quả.', 'The dossier already has a result.'),
  'not-resolved': problem(409, 'Hồ sơ chưa có kết quả.', 'The dossier has no result yet.'),
  'authority-required': problem(
    422,
    'Người nhận không phải là chủ hồ sơ. Hãy ghi văn bản ủy quyền hoặc căn cứ nhận thay (authorisation).',
    'The receiver is not the applicant. Give what entitles them to take the result (authorisation).',
  ),
  'receiver-required': problem(
    422,
    'Phải ghi người nhận kết quả.',
    'Name the person who received the result.',
  ),
  'not-sent': problem(409, 'Kết quả chưa được gửi đi.', 'The result is not sent yet.'),
  'not-delivered': problem(409, 'Kết quả chưa được trả cho người nhận.', 'The result is not delivered yet.'),
  'already-delivered': problem(409, 'Kết quả đã được trả.', 'The result is already delivered.'),
  contradiction: problem(
    409,
    'Việc này đã được báo với nội dung khác. Nội dung báo lần đầu có giá trị.',
    'This was already reported with other content. The first report stands.',
  ),
  'already-revoked': problem(409, 'Kết quả đã bị thu hồi.', 'The result is already revoked.'),
  'already-replaced': problem(409, 'Kết quả đã được thay thế.', 'The result is already replaced.'),
  'replacement-not-valid': problem(
    422,
    'Kết quả thay thế phải còn hiệu lực, cấp sau và thuộc đơn vị của bạn.',
    'The replacement must be valid, issued later, and issued by your units.',
  ),
} as const satisfies Record<string, Problem>;
