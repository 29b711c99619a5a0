import type { Text } from '#shared/kernel/text.ts';
import type { FileProblem } from './file.ts';
import { limits } from './limits.ts';

const megabytes = limits.unpacked / 1024 / 1024;

/** What is wrong with a file and what its sender can do about it. */
export const problemTexts: Record<FileProblem, Text> = {
  'wrong-size': {
    vi: 'Tệp nhận được không đúng dung lượng đã khai. Hãy gửi lại tệp.',
    en: 'The size of the received file differs from the declared size. Send the file again.',
  },
  'wrong-checksum': {
    vi: 'Nội dung tệp nhận được khác với mã SHA-256 đã khai. Hãy gửi lại tệp.',
    en: 'The SHA-256 of the received file differs from the declared one. Send the file again.',
  },
  'wrong-type': {
    vi: 'Nội dung tệp không đúng định dạng đã khai. Hãy gửi đúng tệp PDF, JPEG hoặc PNG đã khai.',
    en: 'The content does not have the declared format. Send the PDF, JPEG or PNG that was declared.',
  },
  encrypted: {
    vi: 'Tệp PDF cần mật khẩu, hoặc bị hạn chế quyền in, sao chép, nên không lưu trữ lâu dài được. Hãy bỏ khóa, hoặc in ra PDF mới, rồi gửi lại.',
    en: 'The PDF needs a password, or restricts printing or copying, so it cannot be archived. Unlock it or print it to a new PDF, then send it again.',
  },
  damaged: {
    vi: 'Tệp bị hỏng, thiếu phần cuối, hoặc có dữ liệu lạ trước phần đầu (tệp PDF phải bắt đầu bằng %PDF-). Hãy mở thử tệp, quét hoặc xuất lại rồi gửi lại.',
    en: 'The file is damaged or truncated, or has other data before its start (a PDF starts with %PDF-). Check that it opens, scan or export it again, then send it again.',
  },
  'too-many-pages': {
    vi: `Tệp PDF có hơn ${limits.pages} trang. Hãy chia thành nhiều tệp.`,
    en: `The PDF has more than ${limits.pages} pages. Split it into several files.`,
  },
  'page-too-large': {
    vi: `Có trang hoặc ảnh quá khổ: trang dài quá ${limits.side} point hoặc ảnh quá ${limits.pixels / 1e6} triệu điểm ảnh. Hãy quét lại với độ phân giải 200–300 dpi.`,
    en: `A page has a side longer than ${limits.side} points, or an image has more than ${limits.pixels / 1e6} million pixels. Scan it again at 200 to 300 dpi.`,
  },
  unfolds: {
    vi: `Dữ liệu nén trong tệp giải nén ra quá lớn (hơn ${megabytes} MB) hoặc tệp quá phức tạp để mở. Hãy in tệp ra PDF mới rồi gửi lại.`,
    en: `The compressed data in the file expands to more than ${megabytes} MB, or the file is too complex to open. Print it to a new PDF and send that.`,
  },
  'active-content': {
    vi: 'Tệp chứa nội dung không hiện trên trang nào: mã JavaScript, lệnh mở chương trình hoặc gửi, lấy dữ liệu, âm thanh, phim, nội dung ở tệp khác, tệp đính kèm hoặc tệp nén nối vào cuối. Hãy in ra PDF mới rồi gửi lại; tệp đính kèm thì gửi thành tệp riêng.',
    en: 'The file has content that no page shows: JavaScript, commands that start programs or transfer data, sound, video, content in other files, attachments, or an archive after its end. Print it to a new PDF and send that. Send attachments as separate files.',
  },
  'dynamic-form': {
    vi: 'Tệp PDF là biểu mẫu XFA, nội dung chỉ hiện ra trong một số phần mềm. Hãy mở bằng phần mềm đã điền, in ra PDF mới rồi gửi lại.',
    en: 'The PDF is an XFA form, which only some programs can show. Open it in the program where it was filled in, print it to a new PDF and send that.',
  },
  infected: {
    vi: 'Phát hiện mã độc trong tệp. Tệp đã bị cách ly. Hãy kiểm tra máy tính và gửi tệp sạch.',
    en: 'Malware was found in the file. The file is quarantined. Check your computer and send a clean file.',
  },
  unscannable: {
    vi: 'Không quét được mã độc trong tệp nên tệp bị từ chối. Hãy gửi lại dưới dạng PDF, JPEG hoặc PNG thông thường.',
    en: 'The file could not be scanned for malware, so it was rejected. Send it as a plain PDF, JPEG or PNG.',
  },
  unsigned: {
    vi: 'Thành phần này phải có chữ ký số nhưng tệp chưa ký. Hãy ký số rồi gửi lại.',
    en: 'This component must be signed digitally, but the file has no signature. Sign it and send it again.',
  },
  'signature-not-valid': {
    vi: 'Chữ ký số của tệp không có giá trị. Hãy ký lại bằng chứng thư còn hiệu lực rồi gửi lại.',
    en: 'A digital signature of the file is not valid. Sign it with a valid certificate and send it again.',
  },
};

/** What an officer should know of a signed file that holds others. */
export const attachmentsText = (count: number): Text => ({
  vi: `Tệp đã ký này chứa ${count} tệp đính kèm không hiện trên trang nào.`,
  en: `This signed file has ${count} ${count === 1 ? 'attachment' : 'attachments'} that no page shows.`,
});
