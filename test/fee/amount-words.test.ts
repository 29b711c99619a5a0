import { expect, it } from 'vitest';
import { amountWords } from '#shared/fee/amount-words.ts';

it.each([
  [0, 'Không đồng'],
  [1, 'Một đồng'],
  [10, 'Mười đồng'],
  [15, 'Mười lăm đồng'],
  [21, 'Hai mươi mốt đồng'],
  [11, 'Mười một đồng'],
  [24, 'Hai mươi tư đồng'],
  [14, 'Mười bốn đồng'],
  [105, 'Một trăm lẻ năm đồng'],
  [8_000, 'Tám nghìn đồng'],
  [12_500, 'Mười hai nghìn năm trăm đồng'],
  [100_000, 'Một trăm nghìn đồng'],
  [1_000_001, 'Một triệu không trăm lẻ một đồng'],
  [1_050_000, 'Một triệu không trăm năm mươi nghìn đồng'],
  [2_000_000_000, 'Hai tỷ đồng'],
  [1_234_567_895, 'Một tỷ hai trăm ba mươi tư triệu năm trăm sáu mươi bảy nghìn tám trăm chín mươi lăm đồng'],
])('%i is written “%s”', (amount, words) => {
  expect(amountWords(amount)).toBe(words);
});
