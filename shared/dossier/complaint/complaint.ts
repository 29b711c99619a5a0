import * as z from 'zod';
import { Limit } from '#shared/calendar/limit.ts';
import { limitWords } from '#shared/calendar/words.ts';
import { shippedRecords } from '#shared/kernel/dated.ts';
import { localDate } from '#shared/kernel/time.ts';
import { parentInId, type Unit } from '#shared/unit/unit.ts';
import data from '../data/complaints.json' with { type: 'json' };

/** Within which time a decision may be complained of, and taken to court: a dated record. */
const ComplaintRule = z.strictObject({
  id: z.string(),
  from: z.iso.date(),
  basis: z.string().min(1),
  evidence: z.string().min(1),
  complaint: Limit,
  suit: Limit,
});
export type ComplaintRule = z.infer<typeof ComplaintRule>;

/** The rule in force on a day, `YYYY-MM-DD`. */
const complaintRuleOn = shippedRecords(ComplaintRule, data);

/** The rule of a decision, by the instant at which it was taken. */
export const complaintRuleAt = (at: string): ComplaintRule => complaintRuleOn(localDate(at));

/** Where to complain: at the unit that decided, then at the one above it. */
export function complaintUnits(unit: string): string[] {
  const above = parentInId(unit);
  return above === undefined ? [unit] : [unit, above];
}

/** What a paper says of it. */
export function complaintWords(units: readonly Unit[], unit: string, at: string): string {
  const { basis, complaint, suit } = complaintRuleAt(at);
  const [first = unit, ...above] = complaintUnits(unit).map(
    (id) => units.find((one) => one.id === id)?.name.vi ?? id,
  );
  const next = above
    .map((name) => `; không đồng ý với kết quả giải quyết thì khiếu nại đến ${name}`)
    .join('');
  return `Nếu không đồng ý, Ông/Bà có quyền khiếu nại đến ${first} trong ${limitWords(complaint, 'vi')} kể từ ngày nhận được hoặc biết được quyết định này${next}, hoặc khởi kiện tại Tòa án trong ${limitWords(suit, 'vi')} (${basis}).`;
}
