import { describe, expect, it } from 'vitest';
import { fold } from '#shared/kernel/fold.ts';

describe('Vietnamese folded for searching', () => {
  it.each([
    ['Đăng ký kết hôn', 'dang ky ket hon'],
    ['  Giấy   XÁC NHẬN ', 'giay xac nhan'],
    ['ưỡn ẹo ơi Ữ', 'uon eo oi u'],
    ['1.004873', '1.004873'],
    ['\u00d0\u1eb7ng \u0189\u1eb7ng', 'dang dang'],
    ['Nguyễn Văn\u200bKhôi', 'nguyen van khoi'],
    ['B\u00adình', 'binh'],
    ['ＮＧＵＹỄＮ Ｂ', 'nguyen b'],
    ['H’Hen Niê, H‘Hen, Hʼhen', "h'hen nie, h'hen, h'hen"],
    ['079188–000123', '079188-000123'],
    ['\u041d\u043e\u0430 \u039f\u0391', 'hoa oa'],
  ])('makes “%s” “%s”, composed or not', (text, folded) => {
    expect(fold(text)).toBe(folded);
    expect(fold(text.normalize('NFD'))).toBe(folded);
  });
});
