import { type Problem, problem } from './problem.ts';

/** Uploading, inspecting and showing files. */
export const fileProblems = {
  'unknown-file': problem(404, 'Hồ sơ không có tệp này.', 'The dossier has no such file.'),
  'unknown-page': problem(404, 'Tệp không có trang này.', 'The file has no such page.'),
  'unknown-upload': problem(
    404,
    'Không có lượt tải này, hoặc đã ghép xong. Hãy xem trạng thái của tệp.',
    'This upload does not exist or is already completed. Check the state of the file.',
  ),
  'upload-incomplete': problem(
    409,
    'Còn phần chưa tải lên. Hãy tải các phần nêu trong “errors”.',
    'Some parts have not arrived. Upload the parts that "errors" lists.',
  ),
  'file-settled': problem(
    409,
    'Tệp này đã đến. Tệp đã được chấp nhận thì không thay được; tệp bị từ chối thì khai tệp khác thay.',
    'This file has already arrived. An accepted file cannot be replaced; for a rejected one declare another in its place.',
  ),
  'file-not-scanned': problem(
    409,
    'Tệp lấy lại còn đang được quét mã độc. Hãy gửi lại đúng yêu cầu này sau giây lát.',
    'A reused file is still being scanned for malware. Send the same request again in a moment.',
  ),
  'nothing-to-compare': problem(
    409,
    'Tệp đã ký số là bản gốc điện tử, không có bản giấy để đối chiếu.',
    'A signed file is an electronic original: there is no paper to compare it with.',
  ),
  'already-confirmed': problem(409, 'Các tệp này đã được xác nhận.', 'These files are already confirmed.'),
  'not-a-scan': problem(
    409,
    'Tệp ảnh chưa được nhận dạng nên không xem theo trang được. Hãy tải cả tệp.',
    'The text of this picture was not recognised, so it cannot be shown page by page. Download the whole file.',
  ),
  'not-shown': problem(
    422,
    'Không mở được tệp để xem theo trang. Hãy tải cả tệp.',
    'The file cannot be opened to show its pages. Download the whole file.',
  ),
  'too-many-pages': problem(
    422,
    'Tệp quá nhiều trang để che thông tin trong một lần.',
    'The file has too many pages to be redacted at once.',
  ),
  'file-too-large': problem(
    413,
    'Tệp quá lớn để tải riêng. Hãy tải cả gói.',
    'The file is too large to download alone. Download the whole package.',
  ),
  'unknown-batch': problem(404, 'Không có tập quét này.', 'This batch of scans does not exist.'),
  'batch-taken': problem(
    409,
    'Mã này đã dùng cho một tập quét khác. Hãy chọn mã khác.',
    'This id is already used by another batch of scans. Choose another id.',
  ),
} as const satisfies Record<string, Problem>;
