import type { LimitUnit } from '#shared/calendar/limit.ts';
import type { Subject } from '#shared/fee/fee-schedule.ts';
import { fold } from '#shared/kernel/fold.ts';
import type { AgencyLevel, Listing } from '../listing.ts';
import type { Procedure } from '../procedure.ts';

export type Channel = Procedure['channels'][number];

/** The words and numbers of the national lists for what we name in our own way; the first of several is written. */
type CodeList<T> = readonly (readonly [T, ...string[]])[];

/** KENH, by number and by name. */
export const channels: CodeList<Channel> = [
  ['desk', '1', 'Trực tiếp'],
  ['online', '2', 'Trực tuyến'],
  ['post', '3', 'Nộp qua bưu chính công ích', 'Dịch vụ bưu chính'],
];

/** DONVITINH. */
export const limitUnits: CodeList<LimitUnit> = [
  ['WORKING_DAY', 'Ngày làm việc'],
  ['DAY', 'Ngày'],
  ['WORKING_HOUR', 'Giờ làm việc'],
  ['HOUR', 'Giờ'],
  ['MONTH', 'Tháng'],
];

/** TENDOITUONG. */
export const subjects: CodeList<Subject> = [
  ['citizen', 'Công dân Việt Nam'],
  ['overseas-citizen', 'Người Việt Nam định cư ở nước ngoài'],
  ['foreigner', 'Người nước ngoài'],
  [
    'organisation',
    'Doanh nghiệp',
    'Doanh nghiệp có vốn đầu tư nước ngoài',
    'Tổ chức (không bao gồm doanh nghiệp, HTX)',
    'Tổ chức nước ngoài',
    'Hợp tác xã',
  ],
  ['household-business', 'Hộ kinh doanh'],
];

/** CAPTHUCHIEN. */
export const agencyLevels: CodeList<AgencyLevel> = [
  ['ministry', '0', 'Cấp Bộ'],
  ['province', '1', 'Cấp Tỉnh'],
  ['district', '2', 'Cấp Huyện'],
  ['commune', '3', 'Cấp Xã'],
];

/** TRANGTHAI: a connected system treats all but 1 as not public; the other numbers are ours. */
export const states: CodeList<Listing['state']> = [
  ['public', '1', 'Đang công khai'],
  ['amended', '2', 'Đang công khai sửa đổi bổ sung'],
  ['repealed', '3', 'Bãi bỏ'],
];

/** What a word or number of a list stands for. */
export function read<T>(list: CodeList<T>, word: string): T | undefined {
  const wanted = fold(word);
  return list.find(([_, ...words]) => words.some((known) => fold(known) === wanted))?.[0];
}

/** How the list writes something. */
export function write<T>(list: CodeList<T>, value: T): string {
  const [_, word = ''] = list.find(([known]) => known === value) ?? [];
  return word;
}
