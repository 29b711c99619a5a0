import { type BookOrder, daysBetween, mostDays } from '#shared/book/book.ts';
import { digestOf } from '#shared/kernel/digest.ts';
import type { Finding } from '#shared/kernel/finding.ts';
import { fail, ok, type Result } from '#shared/kernel/result.ts';
import { localDate } from '#shared/kernel/time.ts';
import type { UnitRecordStore } from '#shared/kernel/unit-record.ts';
import type { Caller } from '#shared/unit/caller.ts';
import { isWithin } from '#shared/unit/rights.ts';

type Wanted = { unit?: string | undefined; from: string; to: string };
type Request = { by: Caller; at: string; key: string; digest: string };

export type OrderDenial =
  | { code: 'forbidden' | 'key-reused' }
  | { code: 'invalid-request'; findings: Finding[] };

/** An officer or manager orders a book of the own units; it is printed afterwards. */
export async function orderBook(
  orders: UnitRecordStore<BookOrder>,
  wanted: Wanted,
  { by, at, key, digest }: Request,
): Promise<Result<BookOrder, OrderDenial>> {
  if (by.kind !== 'officer' && by.kind !== 'manager') return fail({ code: 'forbidden' });
  const { unit = by.unit, from, to } = wanted;
  if (!isWithin(unit, by.unit)) return fail({ code: 'forbidden' });
  const findings = checkPeriod(from, to, localDate(at));
  if (findings.length > 0) return fail({ code: 'invalid-request', findings });
  const id = digestOf(by.kind, by.id, key).slice(0, 32);
  const order = await orders.put({ id, unit, at, from, to, by: by.id, digest });
  return order.digest === digest ? ok(order) : fail({ code: 'key-reused' });
}

function checkPeriod(from: string, to: string, today: string): Finding[] {
  if (to < from || to > today) {
    const detail = {
      vi: 'Ngày cuối không được trước ngày đầu hoặc sau hôm nay.',
      en: 'The last day must not be before the first day or after today.',
    };
    return [{ pointer: '/to', code: 'bad-period', detail }];
  }
  if (from.slice(0, 4) !== to.slice(0, 4)) {
    const detail = {
      vi: 'Mỗi năm một quyển sổ. Hãy lập riêng cho từng năm.',
      en: 'Each year has a book of its own. Order one for each year.',
    };
    return [{ pointer: '/to', code: 'two-years', detail }];
  }
  if (daysBetween(from, to).length <= mostDays) return [];
  const detail = {
    vi: `Một quyển sổ nhiều nhất ${mostDays} ngày. Hãy chọn kỳ ngắn hơn.`,
    en: `A book can have at most ${mostDays} days. Choose a shorter period.`,
  };
  return [{ pointer: '/from', code: 'period-too-long', detail }];
}
