import type { Finding } from '#shared/kernel/finding.ts';
import { toPointer } from '#shared/kernel/json-pointer.ts';
import type { Text } from '#shared/kernel/text.ts';

/** What is checked of a sealed dossier; each finding names one of these. */
export type CheckName =
  | 'package-digest'
  | 'container'
  | 'bag-declaration'
  | 'manifest'
  | 'payload-file'
  | 'tag-file'
  | 'unlisted-file'
  | 'payload-oxum'
  | 'journal-entry'
  | 'journal-chain'
  | 'journal-head'
  | 'journal-shown'
  | 'state-shown'
  | 'dossier-record'
  | 'dossier-file'
  | 'proof-leaf'
  | 'sealing-entry'
  | 'inclusion-proof'
  | 'root-record'
  | 'root-leaves'
  | 'root-signature'
  | 'root-time-stamp';

/** One check: of what, at which place, and whether it held. */
export type Check = {
  check: CheckName;
  subject: string;
  ok: boolean;
  expected?: string;
  actual?: string;
  detail: Text;
};

export type VerificationReport = {
  ok: boolean;
  checks: Check[];
  counts: { files: number; bytes: number; checks: number; failed: number };
};

export type Place = { check: CheckName; subject: string };

export const passed = ({ check, subject }: Place, vi: string, en: string): Check => ({
  check,
  subject,
  ok: true,
  detail: { vi, en },
});

export const failed = ({ check, subject }: Place, vi: string, en: string): Check => ({
  ...passed({ check, subject }, vi, en),
  ok: false,
});

/** Two values that must be the same. */
export function compared(place: Place, expected: string, actual: string | undefined): Check {
  if (actual === undefined) return { ...failed(place, 'Không có', 'Missing'), expected };
  const verdict =
    actual === expected
      ? passed(place, 'Khớp', 'Agrees')
      : failed(place, 'Không khớp: nội dung đã bị thay đổi', 'Does not agree: it has been changed');
  return { ...verdict, expected, actual };
}

/** The checks that did not hold. */
export const failures = (checks: readonly Check[]): Check[] => checks.filter(({ ok }) => !ok);

/** What a check found, with its place. */
export const findingOf = ({ check, detail, subject }: Check): Finding => ({
  pointer: toPointer([check, subject]),
  code: check,
  detail,
});

/** A report with more checks in it. */
export function withChecks(
  { checks, counts }: VerificationReport,
  more: readonly Check[],
): VerificationReport {
  const all = [...checks, ...more];
  const found = failures(all).length;
  return { ok: found === 0, checks: all, counts: { ...counts, checks: all.length, failed: found } };
}
