import canonicalize from 'canonicalize';
import type * as z from 'zod';
import { Calendar } from '#shared/calendar/calendar.ts';
import { FeeRule } from '#shared/fee/fee-rule.ts';
import { fail, ok, type Result } from '#shared/kernel/result.ts';
import type { Text } from '#shared/kernel/text.ts';
import { CodePattern } from '#shared/unit/dossier-code.ts';
import { OfficerRecord } from '#shared/unit/officer.ts';
import { Portal } from '#shared/unit/portal.ts';
import { Unit } from '#shared/unit/unit.ts';

/** A reference record that is well formed, as it would be stored. */
export type Prepared = {
  sk: string;
  text: string;
  /** Whether it may take the place of what is stored under its key, and whether it says the same. */
  replaces: (before: string) => boolean;
  equals: (before: string) => boolean;
};

type Kind<T> = {
  schema: z.ZodType<T>;
  key: (record: T) => string;
  succeeds: (next: T, before: T) => boolean;
};

/** One form for every text that says the same, so that equal records are equal texts. */
export const canonical = (record: unknown) => canonicalize(record) ?? '';

const malformed = (error: z.ZodError): Text[] =>
  error.issues.map(({ path, message }) => {
    const at = `${path.join('.') || '(record)'}: ${message}`;
    return { vi: `Bản ghi không đúng cấu trúc: ${at}.`, en: `The record is not well formed: ${at}.` };
  });

const kind =
  <T>({ schema, key, succeeds }: Kind<T>) =>
  (record: unknown): Result<Prepared, Text[]> => {
    const parsed = schema.safeParse(record);
    if (!parsed.success) return fail(malformed(parsed.error));
    const text = canonical(parsed.data);
    const read = (before: string) => schema.safeParse(JSON.parse(before));
    return ok({
      sk: key(parsed.data),
      text,
      equals: (before) => canonical(read(before).data) === text,
      replaces(before) {
        const old = read(before);
        return !old.success || succeeds(parsed.data, old.data);
      },
    });
  };

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
  }),
  units: kind<Unit>({ schema: Unit, key: ({ id }) => `UNIT#${id}`, succeeds: () => true }),
  feeRules: kind<FeeRule>({
    schema: FeeRule,
    key: ({ id }) => `FEERULE#${id}`,
    // A rule is ended, never rewritten: dossiers were assessed by it.
    succeeds: (next, before) => canonical({ ...before, to: next.to }) === canonical(next),
  }),
  officers: kind<OfficerRecord>({
    schema: OfficerRecord,
    key: ({ id, unit, from }) => `OFFICER#${unit}#${id}#${from}`,
    succeeds: () => true,
  }),
  portals: kind<Portal>({ schema: Portal, key: ({ id }) => `PORTAL#${id}`, succeeds: () => true }),
} as const;

/** The kinds whose records an operator changes in place. */
export const editable: ReadonlySet<keyof typeof kinds> = new Set(['units', 'officers', 'portals']);
