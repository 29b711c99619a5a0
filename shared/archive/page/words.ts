import type { Opinion } from '#shared/dossier/consultation.ts';
import type { Letter } from '#shared/dossier/letter.ts';
import type { FileProblem, FilePurpose } from '#shared/file/file.ts';
import type { Unread } from '#shared/file/recognition.ts';
import type { FormId } from '#shared/form/official-form.ts';
import type { JournalActor } from '#shared/journal/journal.ts';
import type { Text } from '#shared/kernel/text.ts';

type Words = Readonly<Record<string, Text>>;
/** Words for every one of some codes: a new code does not compile without them. */
type WordsOf<Code extends string> = Readonly<Record<Code, Text>>;

export const statusWords: Words = {
  returned: { vi: 'Đã trả kết quả', en: 'Result returned' },
  refused: { vi: 'Từ chối tiếp nhận', en: 'Refused at reception' },
  withdrawn: { vi: 'Người nộp rút hồ sơ', en: 'Withdrawn' },
  stopped: { vi: 'Dừng giải quyết', en: 'Stopped' },
  expired: { vi: 'Hết hạn, không nộp đủ', en: 'Expired' },
};

/** What a letter is called inside a sentence. */
export const letterWords: WordsOf<Letter['kind']> = {
  apology: { vi: 'văn bản xin lỗi', en: 'an apology' },
  refusal: { vi: 'văn bản từ chối giải quyết', en: 'a refusal' },
  stop: { vi: 'thông báo dừng giải quyết', en: 'a notice of stopping' },
};

export const channelWords: Words = {
  online: { vi: 'Trực tuyến', en: 'Online' },
  desk: { vi: 'Trực tiếp', en: 'At the desk' },
  post: { vi: 'Bưu chính công ích', en: 'By public post' },
};

export const wayWords: Words = {
  desk: { vi: 'tại bộ phận một cửa', en: 'at the desk' },
  post: { vi: 'qua bưu chính công ích', en: 'by public post' },
  electronic: { vi: 'qua môi trường điện tử', en: 'electronically' },
};

export const roleWords: WordsOf<FilePurpose> = {
  component: { vi: 'Thành phần hồ sơ', en: 'Component' },
  supplement: { vi: 'Bổ sung', en: 'Supplement' },
  result: { vi: 'Kết quả', en: 'Result' },
  paper: { vi: 'Văn bản của cơ quan', en: 'Official paper' },
  opinion: { vi: 'Ý kiến phối hợp', en: 'Opinion of another unit' },
  request: { vi: 'Đơn rút hồ sơ', en: 'Request to withdraw' },
  agreement: { vi: 'Văn bản thỏa thuận gia hạn', en: 'Agreement to an extension' },
};

export const unreadWords: WordsOf<Unread> = {
  unreadable: { vi: 'không hiển thị được', en: 'it cannot be shown' },
  'too-many-pages': { vi: 'quá nhiều trang', en: 'it has too many pages' },
  'not-in-time': { vi: 'chưa xong khi niêm phong', en: 'not done when it was sealed' },
};

export const actorWords: WordsOf<JournalActor['kind']> = {
  portal: { vi: 'Cổng dịch vụ công', en: 'Portal' },
  applicant: { vi: 'Người nộp', en: 'Applicant' },
  officer: { vi: 'Cán bộ', en: 'Officer' },
  auditor: { vi: 'Thanh tra', en: 'Auditor' },
  manager: { vi: 'Quản lý', en: 'Manager' },
  system: { vi: 'Hệ thống', en: 'System' },
};

export const opinionWords: WordsOf<Opinion> = {
  agree: { vi: 'đồng ý', en: 'agrees' },
  disagree: { vi: 'không đồng ý', en: 'disagrees' },
  'no-opinion': { vi: 'không có ý kiến', en: 'no opinion' },
};

/** What the papers are called that the law has printed. */
export const formWords: WordsOf<FormId> = {
  receipt: { vi: 'Giấy tiếp nhận hồ sơ và hẹn trả kết quả', en: 'Receipt and appointment' },
  'supplement-request': { vi: 'Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ', en: 'Request for a supplement' },
  refusal: { vi: 'Phiếu từ chối tiếp nhận giải quyết hồ sơ', en: 'Refusal' },
  apology: { vi: 'Phiếu xin lỗi và hẹn lại ngày trả kết quả', en: 'Apology and new appointment' },
  'stop-notice': { vi: 'Thông báo dừng giải quyết hồ sơ', en: 'Notice of stopping' },
  'control-slip': { vi: 'Phiếu kiểm soát quá trình giải quyết hồ sơ', en: 'Control slip' },
  'follow-up-book': { vi: 'Sổ theo dõi hồ sơ', en: 'Follow-up book' },
  'fee-receipt': { vi: 'Biên lai thu phí, lệ phí', en: 'Receipt over fees' },
};

export const fileProblemWords: WordsOf<FileProblem> = {
  'wrong-size': { vi: 'sai kích thước', en: 'wrong size' },
  'wrong-checksum': { vi: 'sai mã kiểm tra', en: 'wrong checksum' },
  'wrong-type': { vi: 'sai định dạng', en: 'wrong type' },
  encrypted: { vi: 'bị mã hóa', en: 'encrypted' },
  damaged: { vi: 'bị hỏng', en: 'damaged' },
  'too-many-pages': { vi: 'quá nhiều trang', en: 'too many pages' },
  'page-too-large': { vi: 'trang quá lớn', en: 'a page is too large' },
  unfolds: { vi: 'quá lớn khi mở', en: 'too large when opened' },
  'active-content': { vi: 'có nội dung chạy được hoặc tệp đính kèm', en: 'active content' },
  'dynamic-form': { vi: 'là biểu mẫu XFA', en: 'an XFA form' },
  infected: { vi: 'có mã độc', en: 'infected' },
  unscannable: { vi: 'không quét được mã độc', en: 'it cannot be scanned for malware' },
  unsigned: { vi: 'chưa ký số', en: 'not signed' },
  'signature-not-valid': { vi: 'chữ ký số không có giá trị', en: 'its signature is not valid' },
};

/** The fields of an applicant; a procedure's form may name others. */
export const personWords: Words = {
  kind: { vi: 'Đối tượng', en: 'Kind' },
  name: { vi: 'Họ và tên / Tên', en: 'Name' },
  identifier: { vi: 'Số định danh', en: 'Identifier' },
  birthDate: { vi: 'Ngày sinh', en: 'Date of birth' },
  address: { vi: 'Địa chỉ', en: 'Address' },
  phone: { vi: 'Điện thoại', en: 'Phone' },
  email: { vi: 'Thư điện tử', en: 'E-mail' },
};

export const personKindWords: Words = {
  citizen: { vi: 'Công dân Việt Nam', en: 'Vietnamese citizen' },
  'overseas-citizen': { vi: 'Người Việt Nam định cư ở nước ngoài', en: 'Vietnamese living abroad' },
  foreigner: { vi: 'Người nước ngoài', en: 'Foreigner' },
  organisation: { vi: 'Tổ chức, doanh nghiệp', en: 'Organisation' },
  'household-business': { vi: 'Hộ kinh doanh', en: 'Household business' },
};

/** The words for a code, or the code itself where nobody has given it words. */
export const wordsFor = (words: Words, code: string): Text =>
  (Object.hasOwn(words, code) ? words[code] : undefined) ?? { vi: code, en: code };
