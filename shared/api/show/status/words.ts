import type { Text } from '#shared/kernel/text.ts';

export const title: Text = { vi: 'Theo dõi hồ sơ', en: 'Follow your dossier' };

export const factorFaults = {
  wrong: {
    vi: 'Bốn ký tự này không đúng. Hãy xem lại số giấy tờ hoặc số điện thoại đã khai khi nộp hồ sơ.',
    en: 'These four characters are not right. Look at the identity or telephone number that was given with the dossier.',
  },
  tooOften: {
    vi: 'Đã thử quá nhiều lần. Hãy thử lại sau vài giờ, hoặc hỏi nơi nhận hồ sơ.',
    en: 'There were too many tries. Try again in a few hours, or ask where the dossier was handed in.',
  },
} satisfies Record<string, Text>;

export const sessionOver: Text = {
  vi: 'Đã quá 30 phút. Hãy nhập lại bốn ký tự; điều đã viết vẫn còn.',
  en: 'Thirty minutes have passed. Type the four characters again; what you wrote is kept.',
};

export const factor = {
  why: {
    vi: 'Để không ai khác xem được hồ sơ của ông/bà, hãy nhập bốn ký tự cuối của số căn cước (hoặc giấy tờ khác), hoặc của số điện thoại đã khai khi nộp.',
    en: 'So that nobody else reads your dossier, type the last four characters of the identity number, or of the telephone number, that was given with it.',
  },
  label: { vi: 'Bốn ký tự cuối', en: 'The last four characters' },
  open: { vi: 'Xem hồ sơ', en: 'Open' },
} satisfies Record<string, Text>;

export const unknownWords = {
  title: { vi: 'Không có trang này', en: 'There is no such page' },
  why: {
    vi: 'Hãy quét lại mã trên giấy hẹn, hoặc gõ lại đúng từng chữ của địa chỉ.',
    en: 'Scan the code on your receipt again, or type the address exactly as it is printed.',
  },
} satisfies Record<string, Text>;

export const frameWords = {
  other: { vi: 'English', en: 'Tiếng Việt' },
  refresh: { vi: 'Tải lại', en: 'Refresh' },
  code: { vi: 'Mã hồ sơ', en: 'Dossier' },
  at: { vi: 'Xem lúc', en: 'Seen at' },
  leave: {
    vi: 'Trang tự khóa sau 30 phút. Nếu dùng máy chung, hãy đóng trang khi xong.',
    en: 'The page locks itself after 30 minutes. On a shared device, close it when you are done.',
  },
} satisfies Record<string, Text>;
