import type { Text } from '#shared/kernel/text.ts';
import type { PackageRetention } from './package-input.ts';

/** A term in words. */
export const describeTerm = (term: PackageRetention['term']): Text =>
  term === 'permanent'
    ? { vi: 'Vĩnh viễn', en: 'Permanent' }
    : { vi: `${term.years} năm`, en: term.years === 1 ? '1 year' : `${term.years} years` };

const sureness = {
  known: { vi: 'đã có quyết định', en: 'decided' },
  assumed: { vi: 'giả định, chưa được xác nhận', en: 'assumed, not confirmed' },
};

/** The organisation's default that a package is under, and how sure it is. */
export const describeDefault = ({ id, from, sure }: NonNullable<PackageRetention['default']>): Text => ({
  vi: `Thời hạn mặc định của tổ chức ${id}, áp dụng từ ${from} (${sureness[sure].vi})`,
  en: `The organisation's default ${id}, in force from ${from} (${sureness[sure].en})`,
});
