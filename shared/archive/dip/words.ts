import type { Text } from '#shared/kernel/text.ts';
import type { DipInput } from './dip-input.ts';

/** What a package of each kind is called. */
export const kindWords: Readonly<Record<DipInput['kind'], Text>> = {
  inspection: {
    vi: 'Gói hồ sơ cung cấp cho thanh tra, kiểm tra',
    en: 'Dossiers given out to an inspection',
  },
  'hand-over': {
    vi: 'Gói hồ sơ giao nộp vào lưu trữ lịch sử',
    en: 'Dossiers handed over to the historical archive',
  },
};
