import type { Calendar } from '#shared/calendar/calendar.ts';
import type { Reference } from '#shared/dossier/reference.ts';
import type { FeeRule } from '#shared/fee/fee-rule.ts';
import { latestAt } from '#shared/kernel/dated.ts';
import type { PaymentProvider } from '#shared/payment/provider.ts';
import type { ReceiptSeries } from '#shared/payment/receipt-series.ts';
import { versionOn } from '#shared/procedure/catalogue-line.ts';
import type { Downtime } from '#shared/procedure/downtime.ts';
import type { Procedure } from '#shared/procedure/procedure.ts';
import type { RetentionDefault } from '#shared/procedure/retention/retention-default.ts';
import type { CodePattern } from '#shared/unit/dossier-code.ts';
import type { OfficerRecord } from '#shared/unit/officer.ts';
import type { Portal } from '#shared/unit/portal.ts';
import type { Unit } from '#shared/unit/unit.ts';

export type Records = {
  procedures: Procedure[];
  calendars: Calendar[];
  units: Unit[];
  portals: Portal[];
  codePatterns: CodePattern[];
  feeRules: FeeRule[];
  downtimes?: Downtime[];
  retentionDefaults?: RetentionDefault[];
  paymentProviders?: PaymentProvider[];
  receiptSeries?: ReceiptSeries[];
  officers: OfficerRecord[];
};

/** The dated records, given once. */
export const memoryReference = ({
  procedures,
  calendars,
  units,
  portals,
  codePatterns,
  feeRules,
  downtimes = [],
  retentionDefaults = [],
  paymentProviders = [],
  receiptSeries = [],
  officers,
}: Records) => ({
  async procedure(code: string, which: Parameters<Reference['procedure']>[1]) {
    const versions = procedures.filter((procedure) => procedure.code === code);
    return 'version' in which
      ? versions.find(({ version }) => version === which.version)
      : versionOn(versions, which.date);
  },
  async calendar(id: string, which: Parameters<Reference['calendar']>[1]) {
    const records = calendars
      .filter((calendar) => calendar.id === id)
      .toSorted((one, other) => one.version - other.version);
    const found =
      'at' in which
        ? latestAt(records, which.at)
        : (records.find(({ from, version }) => from === which.from && version === which.version) ??
          records.findLast(({ from }) => from === which.from));
    if (found === undefined) throw new Error(`calendar ${id} is not published for ${JSON.stringify(which)}`);
    return found;
  },
  units: async () => units,
  portals: async () => portals,
  codePatterns: async () => codePatterns,
  feeRules: async () => feeRules,
  downtimes: async () => downtimes,
  retentionDefaults: async () => retentionDefaults,
  paymentProviders: async () => paymentProviders,
  receiptSeries: async () => receiptSeries,
  officers: async (wanted: string) => officers.filter(({ unit }) => unit === wanted),
});
