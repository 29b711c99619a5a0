import type { Text } from '#shared/kernel/text.ts';
import type { FileProblem } from './file.ts';
import { limits } from './limits.ts';

const megabytes = limits.unpacked / 1024 / 1024;

/** What is wrong with a file and what its sender can do about it. */
export const problemTexts: Record<FileProblem, Text> = {
  'wrong-size': {
    vi: 'Tệp nhận được không đúng dung lượng đã khai. Hãy gửi lại tệp.',
    en: 'The file that arrived has another size than was declared. Send it again.',
  },
  'wrong-checksum': {
    vi: 'Nội dung tệp nhận được khác với mã SHA-256 đã khai. Hãy gửi lại tệp.',
    en: 'The file that arrived has another SHA-256 than was declared. Send it again.',
  },
  'wrong-type': {
    vi: 'Nội dung tệp không thuộc định dạng đã khai, dù tên tệp là gì. Hãy gửi đúng tệp PDF, JPEG hoặc PNG đã khai.',
    en: 'The content is not of the declared format, whatever the name says. Send the PDF, JPEG or PNG that was declared.',
  },
  encrypted: {
    vi: 'Tệp PDF bị khóa: phải có mật khẩu mới mở được, hoặc mở được nhưng bị hạn chế quyền in, sao chép. Tệp như vậy không lưu trữ lâu dài được. Hãy bỏ khóa, hoặc in ra PDF mới, rồi gửi lại.',
    en: 'The PDF is locked: it opens only with a password, or opens but restricts printing and copying. It cannot be archived so. Unlock it, or print it to a new PDF, and send it again.',
  },
  damaged: {
    vi: 'Tệp bị hỏng, thiếu phần cuối, hoặc có dữ liệu lạ trước phần đầu (tệp PDF phải bắt đầu bằng %PDF-). Hãy mở thử trên máy, quét hoặc xuất lại rồi gửi lại.',
    en: 'The file is damaged, breaks off, or has something before its beginning (a PDF begins with %PDF-). Open it yourself, scan or export it once more and send it again.',
  },
  'too-many-pages': {
    vi: `Tệp PDF có hơn ${limits.pages} trang. Hãy chia thành nhiều tệp.`,
    en: `The PDF has more than ${limits.pages} pages. Divide it into several files.`,
  },
  'page-too-large': {
    vi: `Có trang hoặc ảnh quá khổ: trang dài quá ${limits.side} point hoặc ảnh quá ${limits.pixels / 1e6} triệu điểm ảnh. Hãy quét lại với độ phân giải 200–300 dpi.`,
    en: `A page or picture is too large: a side of more than ${limits.side} points, or more than ${limits.pixels / 1e6} million pixels. Scan it again at 200 to 300 dpi.`,
  },
  unfolds: {
    vi: `Dữ liệu nén trong tệp bung ra quá lớn (hơn ${megabytes} MB) hoặc mở tệp mất quá nhiều công. Hãy in tệp ra PDF mới rồi gửi lại.`,
    en: `What is packed in the file unfolds too far (to more than ${megabytes} MB), or takes too much work to open. Print it to a new PDF and send that.`,
  },
  'active-content': {
    vi: 'Tệp chứa thứ không nằm trên trang giấy nào: mã JavaScript, lệnh mở chương trình, gửi hay lấy dữ liệu, âm thanh, phim, nội dung ở tệp khác, tệp đính kèm hoặc tệp nén nối vào cuối. Hãy in ra PDF mới rồi gửi lại; tệp đính kèm thì gửi thành tệp riêng.',
    en: 'The file holds what is on no page: JavaScript, a command that starts a program, sends or fetches data, sound, film, contents in another file, attached files, or an archive behind its end. Print it to a new PDF and send that; send attachments as files of their own.',
  },
  'dynamic-form': {
    vi: 'Tệp PDF là biểu mẫu XFA, nội dung chỉ hiện ra trong một số phần mềm. Hãy mở bằng phần mềm đã điền, in ra PDF mới rồi gửi lại.',
    en: 'The PDF is an XFA form, whose content shows only in some programs. Open it where it was filled in, print it to a new PDF and send that.',
  },
  infected: {
    vi: 'Phát hiện mã độc trong tệp; tệp bị cách ly. Hãy kiểm tra máy tính và gửi tệp sạch.',
    en: 'Malware was found in the file, which is kept apart. Check your computer and send a clean file.',
  },
  unscannable: {
    vi: 'Không kiểm tra được mã độc trong tệp nên tệp không được nhận. Hãy gửi lại dưới dạng PDF, JPEG hoặc PNG thông thường.',
    en: 'The file could not be scanned for malware and is not taken. Send it as a plain PDF, JPEG or PNG.',
  },
  unsigned: {
    vi: 'Thành phần này phải có chữ ký số; tệp không có chữ ký nào.',
    en: 'This component must be signed digitally; the file has no signature.',
  },
  'signature-not-valid': {
    vi: 'Chữ ký số của tệp không có giá trị. Hãy ký lại bằng chứng thư còn hiệu lực rồi gửi lại.',
    en: 'A digital signature of the file does not hold. Sign it with a valid certificate and send it again.',
  },
};

/** What an officer should know of a signed file that holds others. */
export const attachmentsText = (count: number): Text => ({
  vi: `Tệp đã ký này chứa ${count} tệp đính kèm không hiện trên trang nào.`,
  en: `This signed file holds ${count} attached ${count === 1 ? 'file' : 'files'} that no page shows.`,
});
