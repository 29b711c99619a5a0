import { type Problem, problem } from './problem.ts';

/** The archive: what is sealed, held, given out and destroyed, and the books of a unit. */
export const archiveProblems = {
  'not-sealed': problem(404, 'Hồ sơ chưa có trong lưu trữ.', 'The dossier is not in the archive yet.'),
  'already-sealed': problem(409, 'Hồ sơ đã được đóng gói lưu trữ.', 'The dossier is already sealed.'),
  damaged: problem(
    409,
    'Dữ liệu lưu trữ bị hỏng ở những chỗ nêu trong “errors”. Hãy báo quản trị hệ thống.',
    'Stored data is damaged in the places that "errors" lists. Report this to the operator.',
  ),
  destroyed: problem(
    410,
    'Hồ sơ đã được hủy sau khi hết thời hạn bảo quản.',
    'The dossier was destroyed after its retention period ended.',
  ),
  'unknown-hold': problem(404, 'Không có lệnh phong tỏa này.', 'This hold does not exist.'),
  'hold-taken': problem(
    409,
    'Mã này đã dùng cho một lệnh phong tỏa khác. Hãy chọn mã khác.',
    'This id is already used by another hold. Choose another id.',
  ),
  'hold-lifted': problem(
    409,
    'Lệnh phong tỏa này đã được gỡ. Hãy đặt lệnh mới.',
    'This hold was lifted. Place a new hold.',
  ),
  'retention-shorter': problem(
    409,
    'Thời hạn bảo quản chỉ được kéo dài, không được rút ngắn.',
    'A retention period can only be extended, not shortened.',
  ),
  'retention-too-long': problem(
    422,
    'Mỗi lần chỉ khóa được nhiều nhất một trăm năm. Hãy chọn ngày sớm hơn.',
    'A package can be locked for at most one hundred years. Choose an earlier date.',
  ),
  'unknown-disposal': problem(404, 'Không có danh mục hủy này.', 'This disposal list does not exist.'),
  'not-in-disposal': problem(404, 'Hồ sơ không có trong danh mục.', 'The dossier is not on this list.'),
  'nothing-due': problem(
    409,
    'Đơn vị không có hồ sơ nào hết thời hạn bảo quản.',
    'No dossier of this unit has reached the end of its retention period.',
  ),
  'disposal-taken': problem(
    409,
    'Mã này đã dùng cho một danh mục khác. Hãy chọn mã khác.',
    'This id is already used by another list. Choose another id.',
  ),
  'disposal-over': problem(
    409,
    'Danh mục đã được thực hiện, không thay đổi được nữa.',
    'This list was already carried out and can no longer change.',
  ),
  'own-disposal': problem(
    403,
    'Bạn không được tự phê duyệt danh mục do mình lập.',
    'You may not approve a list that you prepared.',
  ),
  'unknown-export': problem(404, 'Không có lần trích xuất này.', 'This export does not exist.'),
  'export-taken': problem(
    409,
    'Mã này đã dùng cho một lần trích xuất khác. Hãy chọn mã khác.',
    'This id is already used by another export. Choose another id.',
  ),
  'export-too-large': problem(
    422,
    'Các hồ sơ quá lớn để trích xuất một lần. Hãy chia nhỏ.',
    'The dossiers are too large for one export. Divide them into several.',
  ),
  'export-not-made': problem(
    409,
    'Gói chưa được lập xong. Hãy thử lại sau.',
    'The package is not ready yet. Try again later.',
  ),
  'not-a-hand-over': problem(
    409,
    'Chỉ lần nộp lưu mới có xác nhận tiếp nhận.',
    'Only a hand-over to an archive can be acknowledged.',
  ),
  'already-acknowledged': problem(
    409,
    'Đã ghi nhận tiếp nhận với nội dung khác.',
    'This was already acknowledged with other content.',
  ),
  'unknown-book': problem(404, 'Không có sổ này.', 'This book does not exist.'),
  'not-proven': problem(
    404,
    'Chưa có bằng chứng: ngày này chưa được ký, hoặc không có trong kho. Hãy thử lại vào hôm sau.',
    'There is no proof: the day is not signed yet, or is not in the archive. Try again the next day.',
  ),
} as const satisfies Record<string, Problem>;
