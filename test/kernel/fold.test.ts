import { describe, expect, it } from 'vitest';
import { fold } from '#shared/kernel/fold.ts';

describe('Vietnamese folded for searching', () => {
  it.each([
    ['Đăng ký kết hôn', 'dang ky ket hon'],
    ['  Giấy   XÁC NHẬN ', 'giay xac nhan'],
    ['ưỡn ẹo ơi Ữ', 'uon eo oi u'],
    ['1.004873', '1.004873'],
  ])('makes “%s” “%s”, composed or not', (text, folded) => {
    expect(fold(text)).toBe(folded);
    expect(fold(text.normalize('NFD'))).toBe(folded);
  });
});
