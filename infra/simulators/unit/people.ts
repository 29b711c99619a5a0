export type Applicant = { name: string; identifier: string; birthDate: string };

const families = [
  'Nguyễn',
  'Trần',
  'Lê',
  'Phạm',
  'Hoàng',
  'Huỳnh',
  'Phan',
  'Vũ',
  'Võ',
  'Đặng',
  'Bùi',
  'Đỗ',
  'Hồ',
  'Ngô',
  'Dương',
  'Lý',
];
const men = [
  'Văn An',
  'Đức Bình',
  'Hữu Cường',
  'Quang Dũng',
  'Minh Hải',
  'Công Khánh',
  'Tuấn Kiệt',
  'Bá Long',
  'Hoàng Nam',
  'Xuân Phúc',
  'Thanh Sơn',
  'Quốc Thịnh',
  'Anh Tú',
];
const women = [
  'Thị Ánh',
  'Ngọc Bích',
  'Thị Diễm',
  'Thu Hằng',
  'Thị Hương',
  'Mai Lan',
  'Thị Liên',
  'Khánh Linh',
  'Thị Nga',
  'Hồng Nhung',
  'Thị Quyên',
  'Thanh Thảo',
  'Thị Yến',
];
/** The first three digits of an identification number: where its holder was registered at birth. */
const provinces = ['001', '031', '036', '038', '040', '046', '048', '052', '070', '075', '079', '092'];

const two = (value: number) => String(value).padStart(2, '0');
const pick = (list: readonly string[], at: number) => list[at % list.length] ?? '';

/** The applicant of this number: always the same, each another, and nobody who lives. */
export function applicantOf(no: number): Applicant {
  const isWoman = no % 2 === 1;
  const year = 1955 + ((no * 13) % 50);
  const birthDate = `${year}-${two(1 + ((no * 5) % 12))}-${two(1 + ((no * 11) % 28))}`;
  // 0 and 1 for men and women of the last century, 2 and 3 for those of this one.
  const kind = (year < 2000 ? 0 : 2) + (isWoman ? 1 : 0);
  const name = `${pick(families, no * 7)} ${pick(isWoman ? women : men, no * 3)}`;
  const serial = String(100_000 + ((no * 7_919) % 900_000));
  return { name, identifier: `${pick(provinces, no * 5)}${kind}${two(year % 100)}${serial}`, birthDate };
}
