import type { Text } from '#shared/kernel/text.ts';

export type Where = { step: string; outcome: string };

/** How grave a finding is, and what is said of it. */
export type FindingRule = { severity: 'error' | 'warning'; say: (where: Where, detail: Text) => Text };

export const error = (vi: (where: Where, detail: string) => string, en: typeof vi): FindingRule => ({
  severity: 'error',
  say: (where, detail) => ({ vi: vi(where, detail.vi), en: en(where, detail.en) }),
});
export const warning = (...texts: Parameters<typeof error>): FindingRule => ({
  ...error(...texts),
  severity: 'warning',
});
