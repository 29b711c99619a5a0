import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { feeDue } from '#shared/fee/fee-due.ts';
import { FeeRule } from '#shared/fee/fee-rule.ts';
import { Procedure } from '#shared/procedure/procedure.ts';
import { aCase, aSchedule } from './samples.ts';

const read = (file: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../shared/${file}`, import.meta.url), 'utf8'));
const rules = z.array(FeeRule).parse(read('fee/data/fee-rules.json'));
const feesOf = (file: string) => Procedure.parse(read(`procedure/data/${file}.json`)).fees ?? aSchedule();

type Own = Parameters<typeof aCase>[0] & { day?: string };
const due = (file: string, { day = '2026-10-01', ...own }: Own = {}) =>
  feeDue(
    feesOf(file),
    aCase({ at: `${day}T03:00:00Z`, unit: 'H00.01', channel: 'desk', form: {}, ...own }),
    rules,
  );
const total = (file: string, own: Own = {}) => due(file, own).total;
const listed = { manner: 'list', persons: 4 };

describe('the fee rules that are shipped', () => {
  it.each(rules)(
    'rest on a document with a number, and say how sure they are: $id',
    ({ basis, evidence }) => {
      expect(basis).toMatch(/\d/);
      expect(evidence).toMatch(/seen|recalled|assumed/);
    },
  );

  it.each<[string, string, Own, number]>([
    ['residence, at the desk', 'LOCAL.TAM-TRU.v2', { form: { manner: 'single' } }, 15_000],
    ['residence, online', 'LOCAL.TAM-TRU.v2', { channel: 'online', form: { manner: 'single' } }, 7_000],
    ['residence by list, at the desk', 'LOCAL.TAM-TRU.v2', { form: listed }, 40_000],
    ['residence by list, online', 'LOCAL.TAM-TRU.v2', { channel: 'online', form: listed }, 20_000],
    ['residence of a child', 'LOCAL.TAM-TRU.v2', { form: { manner: 'single' }, grounds: ['child'] }, 0],
    ['permanent residence, at the desk', 'LOCAL.THUONG-TRU.v2', {}, 20_000],
    ['permanent residence, online', 'LOCAL.THUONG-TRU.v2', { channel: 'online' }, 10_000],
    ['level 2 alone', 'LOCAL.THUONG-TRU.v2', { grounds: ['eid-2'] }, 20_000],
    ['level 2 and five papers', 'LOCAL.THUONG-TRU.v2', { grounds: ['eid-2-papers'] }, 0],
    ['the same a day early', 'LOCAL.THUONG-TRU.v2', { grounds: ['eid-2-papers'], day: '2026-08-14' }, 20_000],
    ['the same on the last day', 'LOCAL.THUONG-TRU.v2', { grounds: ['eid-2-papers'], day: '2027-02-28' }, 0],
    ['the same a day late', 'LOCAL.THUONG-TRU.v2', { grounds: ['eid-2-papers'], day: '2027-03-01' }, 20_000],
    ['a foreigner', 'LOCAL.THUONG-TRU.v2', { grounds: ['eid-2-papers'], subject: 'foreigner' }, 20_000],
    ['a copy of an extract', '2.000635', { form: { copies: 2 } }, 16_000],
    ['a copy online in Hồ Chí Minh City', '2.000635', { channel: 'online', unit: 'H29.01' }, 8_000],
    ['a copy for who is poor', '2.000635', { grounds: ['poor'] }, 8_000],
    ['a copy with five papers', '2.000635', { grounds: ['eid-2-papers'] }, 0],
    ['a company until the end of 2026', 'LOCAL.DOANH-NGHIEP', { subject: 'organisation' }, 25_000],
    ['a company in 2027', 'LOCAL.DOANH-NGHIEP', { subject: 'organisation', day: '2027-01-01' }, 50_000],
    [
      'a household business online in Hà Nội',
      'LOCAL.HO-KINH-DOANH',
      { channel: 'online', unit: 'H26.01' },
      0,
    ],
    ['a household business at a desk there', 'LOCAL.HO-KINH-DOANH', { unit: 'H26.01' }, 100_000],
  ])('make %s (%s) cost what the law says', (_, file, own, amount) => {
    expect(total(file, own)).toBe(amount);
  });

  it('count the fee of an extract by its circular, and keep it apart from charges', () => {
    expect(due('2.000635').lines).toMatchObject([
      { kind: 'fee', tariff: { basis: 'Thông tư 281/2016/TT-BTC, Điều 4' } },
    ]);
  });

  it('keep the charge of a refused household business in Hà Nội from the day of its resolution', () => {
    const refused = (day: string, unit: string) =>
      due('LOCAL.HO-KINH-DOANH', { day, unit }).lines[0]?.refund?.refused?.returned;
    expect(refused('2026-07-25', 'H26.01')).toBe(false);
    expect(refused('2026-07-24', 'H26.01')).toBeUndefined();
    expect(refused('2026-07-25', 'H29.01')).toBeUndefined();
  });

  it('exempt who is poor, disabled or of merit from charges for civil status', () => {
    const charge = aSchedule();
    const owed = (ground: 'poor' | 'disabled' | 'merit' | 'near-poor') =>
      feeDue(charge, aCase({ unit: 'H00.01', grounds: [ground] }), rules).total;
    expect((['poor', 'disabled', 'merit', 'near-poor'] as const).map(owed)).toEqual([0, 0, 0, 24_000]);
  });

  it('give back what foreign affairs took of who is not qualified', () => {
    const [line] = feeDue(aSchedule({ group: 'foreign-affairs' }), aCase(), rules).lines;
    expect(line).toMatchObject({ before: 24_000, refund: { refused: { returned: true } } });
  });
});
