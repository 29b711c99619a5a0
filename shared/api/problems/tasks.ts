import { type Problem, problem } from './problem.ts';

/** Tasks, consultations, and the absences of officers. */
export const taskProblems = {
  'unknown-task': problem(404, 'Không tìm thấy việc này.', 'This task does not exist.'),
  'since-too-old': problem(
    410,
    'Thời điểm này quá một ngày trước. Hãy đọc lại danh sách việc.',
    'This time is more than a day ago. Read the work list again.',
  ),
  'task-closed': problem(
    409,
    'Việc đã xong hoặc hồ sơ đã chuyển bước. Hãy đọc lại hồ sơ.',
    'This task is no longer open. Read the dossier again.',
  ),
  'task-held': problem(409, 'Cán bộ khác đang giữ việc này.', 'Another officer holds this task.'),
  'task-not-held': problem(
    409,
    'Chưa ai nhận việc này. Hãy nhận việc trước.',
    'Nobody holds this task. Claim it first.',
  ),
  'own-work': problem(
    403,
    'Bạn không được tự phê duyệt hoặc ký hồ sơ do mình soạn thảo.',
    'You may not approve or sign what you drafted.',
  ),
  'letter-open': problem(
    409,
    'Đang có văn bản chờ ký. Hãy chờ ký, hoặc rút dự thảo rồi làm tiếp.',
    'A letter waits to be signed. Wait for it, or take the draft back first.',
  ),
  'no-letter': problem(409, 'Không có văn bản nào chờ ký.', 'No letter waits to be signed.'),
  'may-not-sign': problem(
    403,
    'Bạn không có thẩm quyền ký loại văn bản này. Hãy trình người có thẩm quyền ký.',
    'You may not sign this kind of letter. Submit it to somebody who may.',
  ),
  'unknown-outcome': problem(
    422,
    'Bước này không có kết quả xử lý đó.',
    'This step does not have that outcome.',
  ),
  'outcome-exhausted': problem(
    409,
    'Đã chọn kết quả xử lý này đủ số lần mà quy trình cho phép. Hãy chọn kết quả khác.',
    'The procedure does not allow this outcome again. Choose another outcome.',
  ),
  'reason-required': problem(422, 'Phải nêu lý do.', 'Give a reason.'),
  'basis-required': problem(422, 'Phải nêu căn cứ pháp lý.', 'Give the legal basis.'),
  'already-reappointed': problem(
    409,
    'Đã hẹn lại đủ số lần cho phép.',
    'The appointment cannot be moved again: the maximum is reached.',
  ),
  'unknown-ground': problem(
    422,
    'Thủ tục không có căn cứ gia hạn này.',
    'The procedure has no such ground for an extension.',
  ),
  'extension-used': problem(
    409,
    'Đã gia hạn theo căn cứ này đủ số lần luật cho phép. Nếu sẽ trễ hạn, hãy xin lỗi và hẹn lại.',
    'The law does not allow another extension on this ground. If the result will be late, apologise and make a new appointment.',
  ),
  'extension-too-long': problem(
    422,
    'Thời gian gia hạn dài hơn mức luật cho phép. Hãy ghi thời gian ngắn hơn, cùng đơn vị; hoặc nêu văn bản thỏa thuận nếu luật cho phép.',
    'The extension is longer than the law allows. Give a shorter one in the same unit, or name the written agreement where the law knows of one.',
  ),
  'agreement-not-ready': problem(
    409,
    'Văn bản thỏa thuận chưa tải lên hoặc chưa kiểm tra xong. Hãy thử lại sau khi tệp được chấp nhận.',
    'The written agreement has not arrived or is still being inspected. Try again when it is accepted.',
  ),
  'limit-passed': problem(
    409,
    'Thời hạn luật định đã hết, không gia hạn được nữa. Hãy xin lỗi và hẹn lại.',
    'The legal time limit has run out and cannot be extended. Apologise and make a new appointment.',
  ),
  'unknown-consultation': problem(404, 'Không có lượt lấy ý kiến này.', 'This consultation does not exist.'),
  'consultation-open': problem(
    409,
    'Còn ý kiến chưa trả lời. Muốn làm tiếp phải nêu lý do.',
    'Some opinions have not been given yet. Give a reason to continue without them.',
  ),
  'consultation-closed': problem(
    409,
    'Lượt lấy ý kiến đã có trả lời hoặc đã hủy.',
    'The consultation is already answered or cancelled.',
  ),
  'too-many-consultations': problem(
    409,
    'Hồ sơ đã lấy ý kiến đủ số lần tối đa.',
    'The dossier has reached its maximum number of consultations.',
  ),
  'opinion-not-ready': problem(
    409,
    'Tệp ý kiến chưa tải lên hoặc chưa kiểm tra xong. Hãy thử lại sau khi tệp được chấp nhận.',
    'The opinion file has not arrived or is still being inspected. Try again when it is accepted.',
  ),
  'unknown-officer': problem(
    422,
    'Đơn vị không có cán bộ này đang làm việc.',
    'No such officer works for the unit.',
  ),
  'officer-unfit': problem(
    422,
    'Cán bộ này không có vai trò mà việc cần. Hãy chọn cán bộ khác.',
    'This officer does not have the role that the work needs. Choose another officer.',
  ),
  'unknown-absence': problem(404, 'Không có kỳ vắng mặt này.', 'This absence does not exist.'),
  'absence-overlaps': problem(
    409,
    'Cán bộ đã đăng ký vắng mặt trong những ngày này.',
    'The officer already has an absence on some of these days.',
  ),
  'absence-over': problem(
    422,
    'Ngày cuối phải từ hôm nay trở đi và không trước ngày đầu.',
    'The last day must be today or later, and not before the first day.',
  ),
  'unknown-substitute': problem(
    422,
    'Đơn vị không có người thay này đang làm việc.',
    'No such substitute works for the unit.',
  ),
  'substitute-absent': problem(
    409,
    'Người thay cũng vắng mặt trong những ngày này. Hãy chọn người khác.',
    'The substitute is also absent on some of these days. Choose another officer.',
  ),
  'substitutes-for-oneself': problem(
    422,
    'Cán bộ không thể thay cho chính mình. Hãy chọn người khác.',
    'An officer cannot be their own substitute. Choose another officer.',
  ),
} as const satisfies Record<string, Problem>;
