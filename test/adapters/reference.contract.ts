import { beforeAll, describe, expect, it } from 'vitest';
import type { Records } from '#shared/adapters/memory/reference.ts';
import type { Reference } from '#shared/dossier/reference.ts';
import type { PaymentProvider } from '#shared/payment/provider.ts';
import type { ReceiptSeries } from '#shared/payment/receipt-series.ts';
import type { RetentionDefault } from '#shared/procedure/retention/retention-default.ts';
import type { CodePattern } from '#shared/unit/dossier-code.ts';
import type { Portal } from '#shared/unit/portal.ts';
import type { Unit } from '#shared/unit/unit.ts';
import { calendar, procedure, sameDay } from '#test/dossier/fixtures.ts';
import { records as shipped } from '#test/dossier/world.ts';
import { aDefault } from '#test/procedure/retention-defaults.ts';
import { aProvider } from '#test/use-cases/payment/samples.ts';

type Port = Reference & {
  units(): Promise<Unit[]>;
  portals(): Promise<Portal[]>;
  codePatterns(): Promise<CodePattern[]>;
  paymentProviders(): Promise<PaymentProvider[]>;
  receiptSeries(): Promise<ReceiptSeries[]>;
  retentionDefaults(): Promise<RetentionDefault[]>;
};

const portal: Portal = { id: 'cong-tinh', name: { vi: 'Cổng tỉnh', en: 'Provincial portal' }, active: true };
const versions = [
  procedure,
  { ...procedure, version: 2, effectiveFrom: '2026-01-01' },
  { ...procedure, version: 10, effectiveFrom: '2026-06-01' },
];
/** As the calendar was before its present version. */
const replaced = { ...calendar, version: calendar.version - 1, daysOff: calendar.daysOff.slice(1) };
const later = { ...calendar, from: '2026-01-01', version: 2 };

/** The records that a contract's engine must hold. */
export const records: Records = {
  ...shipped,
  procedures: [...versions, sameDay],
  calendars: [later, replaced, calendar],
  portals: [portal],
  paymentProviders: [aProvider()],
  retentionDefaults: [aDefault(), aDefault({ id: 'later', from: '2027-01-01' })],
};

/** What every source of dated records must do; each adapter runs it against its own engine. */
export function referenceContract(open: () => Promise<Port>) {
  let reference: Port;
  beforeAll(async () => {
    reference = await open();
  });

  describe('a procedure', () => {
    it('is found by its version, for ever', async () => {
      for (const one of versions) {
        expect(await reference.procedure(one.code, { version: one.version })).toEqual(one);
      }
    });

    it('is found as it is in force on a day', async () => {
      const inForce = async (date: string) => (await reference.procedure(procedure.code, { date }))?.version;
      expect(await inForce('2025-06-30')).toBeUndefined();
      expect(await inForce('2025-07-01')).toBe(1);
      expect(await inForce('2025-12-31')).toBe(1);
      expect(await inForce('2026-01-01')).toBe(2);
      expect(await inForce('2026-06-01')).toBe(10);
    });

    it('is not there under another code or number', async () => {
      expect(await reference.procedure('1.999999', { date: '2026-03-02' })).toBeUndefined();
      expect(await reference.procedure('1.999999', { version: 1 })).toBeUndefined();
      expect(await reference.procedure(procedure.code, { version: 3 })).toBeUndefined();
    });
  });

  describe('a calendar', () => {
    it('is found as it is in force, and by the day it began', async () => {
      expect(await reference.calendar('vn-gov', { at: '2025-12-31T10:00:00Z' })).toEqual(calendar);
      expect(await reference.calendar('vn-gov', { at: '2026-03-02T01:00:00Z' })).toEqual(later);
      expect(await reference.calendar('vn-gov', { from: calendar.from })).toEqual(calendar);
    });

    it('is found in the version that is asked for, or as it is now where that was not kept', async () => {
      const { from, version } = calendar;
      expect(await reference.calendar('vn-gov', { from, version: version - 1 })).toEqual(replaced);
      expect(await reference.calendar('vn-gov', { from, version })).toEqual(calendar);
      expect(await reference.calendar('vn-gov', { from, version: 99 })).toEqual(calendar);
    });

    it('that is not published is a fault', async () => {
      await expect(reference.calendar('vn-army', { at: '2026-03-02T01:00:00Z' })).rejects.toThrow(
        'vn-army is not published',
      );
      await expect(reference.calendar('vn-gov', { at: '2023-12-31T01:00:00Z' })).rejects.toThrow(
        'is not published',
      );
      await expect(reference.calendar('vn-gov', { from: '2025-01-01' })).rejects.toThrow('is not published');
    });
  });

  it('knows the officers of each unit by themselves', async () => {
    const ids = async (unit: string) => (await reference.officers(unit)).map(({ id }) => id).toSorted();
    expect(await ids('H00.02')).toEqual([
      'chuyen-vien.binh-minh',
      'lanh-dao.binh-minh',
      'tiep-nhan.binh-minh',
      'van-thu.binh-minh',
    ]);
    expect(await ids('H00.0')).toEqual([]);
    expect(await reference.officers('H00.01')).toContainEqual(records.officers[0]);
  });

  it('knows the units, the portals, the patterns of codes, the fee rules and the defaults of retention', async () => {
    const byText = <T>(all: T[]) => all.map((one) => JSON.stringify(one)).toSorted();
    expect(byText(await reference.units())).toEqual(byText(records.units));
    expect(await reference.portals()).toEqual([portal]);
    expect(byText(await reference.codePatterns())).toEqual(byText(records.codePatterns));
    expect(byText(await reference.feeRules())).toEqual(byText(records.feeRules));
    expect(await reference.paymentProviders()).toEqual([aProvider()]);
    expect(await reference.receiptSeries()).toEqual(records.receiptSeries);
    expect(byText(await reference.retentionDefaults())).toEqual(byText(records.retentionDefaults ?? []));
  });
}
