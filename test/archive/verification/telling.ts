import { expect } from 'vitest';
import type { Check } from '#shared/archive/verification/report.ts';

/** What checks found, as `✓ check subject` or `✗ check subject`. Each of them says what it found, in both languages. */
export function said(checks: readonly Check[]): string[] {
  for (const { detail, subject } of checks) {
    expect(subject).not.toBe('');
    for (const text of [detail.vi, detail.en]) expect(text.trim().length).toBeGreaterThan(3);
    expect(detail.vi).not.toBe(detail.en);
  }
  return checks.map(({ ok, check, subject }) => `${ok ? '✓' : '✗'} ${check} ${subject}`);
}
