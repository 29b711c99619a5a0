import { type Problem, problem } from './problem.ts';

/** Handing in a dossier, its supplement and its rating. */
export const dossierProblems = {
  'unknown-dossier': problem(404, 'Không tìm thấy hồ sơ.', 'This dossier does not exist.'),
  'unknown-procedure': problem(
    404,
    'Không có thủ tục hoặc phiên bản này.',
    'This procedure or version does not exist.',
  ),
  'unknown-unit': problem(422, 'Không có đơn vị tiếp nhận này.', 'This receiving unit does not exist.'),
  'unknown-consignment': problem(
    422,
    'Không có bưu gửi này. Hãy kiểm tra số hiệu bưu gửi.',
    'This consignment does not exist. Check its tracking number.',
  ),
  'channel-closed': problem(
    422,
    'Thủ tục không tiếp nhận qua kênh này.',
    'The procedure does not accept dossiers through this channel.',
  ),
  'procedure-repealed': problem(
    422,
    'Thủ tục đã bị bãi bỏ, không nhận hồ sơ mới.',
    'The procedure was repealed and accepts no new dossiers.',
  ),
  'not-eligible': problem(
    422,
    'Thủ tục không dành cho trường hợp này. Xem lý do và cách làm khác trong “errors”.',
    'The procedure is not for this case. "errors" says why, and what to do instead.',
  ),
  incomplete: problem(
    422,
    'Hồ sơ không đầy đủ hoặc không hợp lệ. Hãy sửa các lỗi nêu trong “errors”.',
    'The dossier is incomplete or not valid. Correct what "errors" lists.',
  ),
  'dossier-closed': problem(409, 'Hồ sơ đã kết thúc.', 'The dossier is already closed.'),
  'dossier-open': problem(409, 'Hồ sơ chưa kết thúc.', 'The dossier is still open.'),
  'not-submitted': problem(409, 'Hồ sơ chưa nộp xong.', 'The dossier is not submitted yet.'),
  'not-accepted': problem(409, 'Hồ sơ chưa được tiếp nhận.', 'The dossier is not accepted yet.'),
  'awaiting-supplement': problem(
    409,
    'Hồ sơ đang chờ bổ sung. Hãy chờ người nộp bổ sung.',
    'The dossier is waiting for a supplement. Wait until the applicant has sent it.',
  ),
  'not-awaiting-supplement': problem(
    409,
    'Hồ sơ không có yêu cầu bổ sung nào đang chờ.',
    'The dossier is not waiting for a supplement.',
  ),
  'supplement-repeated': problem(
    409,
    'Đã yêu cầu bổ sung đủ số lần cho phép. Muốn yêu cầu thêm phải nêu lý do.',
    'The maximum number of supplement requests is reached. Give a reason to send another.',
  ),
  'too-many-messages': problem(
    409,
    'Trao đổi của hồ sơ đã đủ số tin cho phép. Hãy liên hệ trực tiếp.',
    'The conversation of the dossier has reached its maximum number of messages. Get in touch directly.',
  ),
  'not-rated': problem(404, 'Hồ sơ chưa được đánh giá.', 'The dossier is not rated yet.'),
  'already-rated': problem(409, 'Hồ sơ đã được đánh giá.', 'The dossier is already rated.'),
  'rating-not-valid': problem(
    422,
    'Đánh giá không hợp lệ. Hãy sửa các lỗi nêu trong “errors”.',
    'The rating is not valid. Correct what "errors" lists.',
  ),
} as const satisfies Record<string, Problem>;
