import canonicalize from 'canonicalize';
import type * as z from 'zod';
import { calendarVersion } from '#shared/adapters/dynamodb/kit/keys.ts';
import { TimeStampAuthority } from '#shared/archive/proof/time-stamps.ts';
import { Calendar } from '#shared/calendar/calendar.ts';
import { FeeRule } from '#shared/fee/fee-rule.ts';
import { issueAt } from '#shared/kernel/issue-words.ts';
import { fail, ok, type Result } from '#shared/kernel/result.ts';
import type { Text } from '#shared/kernel/text.ts';
import { PaymentProvider } from '#shared/payment/provider.ts';
import { ReceiptSeries } from '#shared/payment/receipt-series.ts';
import { Downtime } from '#shared/procedure/downtime.ts';
import { RetentionDefault } from '#shared/procedure/retention/retention-default.ts';
import { ResultTemplate } from '#shared/result/template.ts';
import { Signer } from '#shared/signature/signer.ts';
import { TrustAnchor } from '#shared/signature/trust.ts';
import { CodePattern } from '#shared/unit/dossier-code.ts';
import { OfficerRecord } from '#shared/unit/officer.ts';
import { Portal } from '#shared/unit/portal.ts';
import { Unit } from '#shared/unit/unit.ts';

/** A reference record that is well formed, as it would be stored. */
export type Prepared = {
  sk: string;
  text: string;
  /** The versions that stay when the record is replaced, by their sort keys. */
  copies: (before: string | undefined) => ReadonlyMap<string, string>;
  /** Whether it may take the place of what is stored under its key, and whether it says the same. */
  replaces: (before: string) => boolean;
  equals: (before: string) => boolean;
};

type Kind<T> = {
  schema: z.ZodType<T>;
  key: (record: T) => string;
  succeeds: (next: T, before: T) => boolean;
  version?: (record: T) => string;
};

/** One form for every text that says the same, so that equal records are equal texts. */
export const canonical = (record: unknown) => canonicalize(record) ?? '';

const malformed = (error: z.ZodError): Text[] =>
  error.issues.map((issue) => {
    const { vi, en } = issueAt(issue);
    return {
      vi: `Bản ghi không đúng cấu trúc: ${vi}`,
      en: `The record does not have the expected structure: ${en}`,
    };
  });

const kind =
  <T>({ schema, key, succeeds, version }: Kind<T>) =>
  (record: unknown): Result<Prepared, Text[]> => {
    const parsed = schema.safeParse(record);
    if (!parsed.success) return fail(malformed(parsed.error));
    const text = canonical(parsed.data);
    const read = (before: string) => schema.safeParse(JSON.parse(before));
    return ok({
      sk: key(parsed.data),
      text,
      copies(before) {
        if (version === undefined) return new Map();
        const records = [before, text].flatMap((one) => (one === undefined ? [] : (read(one).data ?? [])));
        return new Map(records.map((one) => [version(one), canonical(one)]));
      },
      equals: (before) => canonical(read(before).data) === text,
      replaces(before) {
        const old = read(before);
        return !old.success || succeeds(parsed.data, old.data);
      },
    });
  };

/** A record that was decided by is ended, never rewritten. */
const onlyEnded = <T extends { to?: string | undefined }>(next: T, before: T) =>
  canonical({ ...before, to: next.to }) === canonical(next);

/**
 * How each kind is keyed and what may replace it. Units, officers and portals are as they are now; a dated record, which old
 * dossiers rely on, gives way only to a later version of itself, if it has versions.
 */
export const kinds = {
  codePatterns: kind<CodePattern>({
    schema: CodePattern,
    key: ({ from }) => `CODES#${from}`,
    succeeds: () => false,
  }),
  calendars: kind<Calendar>({
    schema: Calendar,
    key: ({ id, from }) => `CALENDAR#${id}#${from}`,
    succeeds: (next, before) => next.version > before.version,
    version: calendarVersion,
  }),
  units: kind<Unit>({ schema: Unit, key: ({ id }) => `UNIT#${id}`, succeeds: () => true }),
  feeRules: kind<FeeRule>({
    schema: FeeRule,
    key: ({ id }) => `FEERULE#${id}`,
    succeeds: onlyEnded,
  }),
  downtimes: kind<Downtime>({
    schema: Downtime,
    key: ({ id }) => `DOWNTIME#${id}`,
    succeeds: onlyEnded,
  }),
  retentionDefaults: kind<RetentionDefault>({
    schema: RetentionDefault,
    key: ({ from }) => `RETENTION#${from}`,
    succeeds: () => false,
  }),
  paymentProviders: kind<PaymentProvider>({
    schema: PaymentProvider,
    key: ({ id }) => `PAYMENTPROVIDER#${id}`,
    succeeds: () => true,
  }),
  receiptSeries: kind<ReceiptSeries>({
    schema: ReceiptSeries,
    key: ({ unit, from }) => `RECEIPTSERIES#${unit}#${from}`,
    succeeds: () => false,
  }),
  officers: kind<OfficerRecord>({
    schema: OfficerRecord,
    key: ({ id, unit, from }) => `OFFICER#${unit}#${id}#${from}`,
    succeeds: () => true,
  }),
  signers: kind<Signer>({
    schema: Signer,
    key: ({ id, from }) => `SIGNER#${id}#${from}`,
    succeeds: onlyEnded,
  }),
  trustAnchors: kind<TrustAnchor>({
    schema: TrustAnchor,
    key: ({ id, from }) => `TRUST#${id}#${from}`,
    succeeds: onlyEnded,
  }),
  timeStampAuthorities: kind<TimeStampAuthority>({
    schema: TimeStampAuthority,
    key: ({ id, from }) => `TIMESTAMPS#${id}#${from}`,
    succeeds: onlyEnded,
  }),
  resultTemplates: kind<ResultTemplate>({
    schema: ResultTemplate,
    key: ({ id, from }) => `RESULT#${id}#${from}`,
    succeeds: () => false,
  }),
  portals: kind<Portal>({ schema: Portal, key: ({ id }) => `PORTAL#${id}`, succeeds: () => true }),
} as const;

/** The kinds whose records an operator changes in place. */
export const editable: ReadonlySet<keyof typeof kinds> = new Set([
  'units',
  'officers',
  'portals',
  'paymentProviders',
]);
