import * as z from 'zod';
import { latestAt } from '#shared/kernel/dated.ts';
import { fail, ok, type Result } from '#shared/kernel/result.ts';

/** How the codes of dossiers received from one day on are built; the law changes them, so they are dated records. */
export const CodePattern = z.strictObject({
  /** First and last day of receipt (Asia/Ho_Chi_Minh) under this pattern; open-ended without `to`. */
  from: z.iso.date(),
  to: z.iso.date().optional(),
  /** How the agency's identifier is ordered: `V1V2V3.Z1Z2.Y1Y2.MX1X2` of QCVN 102:2016, or `M1.M2…` of QĐ 20/2020. */
  agency: z.enum(['smallest-first', 'largest-first']),
  date: z.enum(['yyMMdd', 'yyyyMMdd']),
  /** Digits of the day's ordinal. */
  ordinalWidth: z.int().min(1).max(12),
  /** The rights on files of dossiers go by it (infra/constructs/data/intake-bucket.ts). */
  separator: z.literal('-'),
  basis: z.string().min(1),
  evidence: z.string().min(1),
});
export type CodePattern = z.infer<typeof CodePattern>;

const agencyForms = {
  'smallest-first': /^\d{3}\.\d{2}\.\d{2}\.[A-Z]\d{2}$/,
  'largest-first': /^[A-Z]\d{2}(\.\d{1,3})*$/,
} as const;

/** Whether an agency's identifier is ordered as the pattern wants it. */
export const fitsPattern = (pattern: CodePattern, agencyCode: string) =>
  agencyForms[pattern.agency].test(agencyCode);

/** The pattern in force on a day `YYYY-MM-DD`; of two that overlap the later one. */
export const patternAt = (patterns: readonly CodePattern[], date: string): CodePattern | undefined =>
  latestAt(
    patterns.filter(({ to }) => to === undefined || date <= to),
    date,
  );

/** The code of the dossier that the agency received as `ordinal`-th of the day. Throws on an agency that cannot fit. */
export function dossierCode(
  pattern: CodePattern,
  agencyCode: string,
  date: string,
  ordinal: number,
): Result<string, 'ordinal-too-large'> {
  if (!fitsPattern(pattern, agencyCode))
    throw new Error(`agency ${agencyCode} is not written ${pattern.agency}`);
  if (!z.iso.date().safeParse(date).success) throw new Error(`${date} is no day`);
  if (!Number.isSafeInteger(ordinal) || ordinal < 1) throw new Error(`${ordinal} is no ordinal`);
  const digits = String(ordinal).padStart(pattern.ordinalWidth, '0');
  if (digits.length > pattern.ordinalWidth) return fail('ordinal-too-large');
  const day = date.replaceAll('-', '').slice(pattern.date === 'yyMMdd' ? 2 : 0);
  return ok([agencyCode, day, digits].join(pattern.separator));
}
