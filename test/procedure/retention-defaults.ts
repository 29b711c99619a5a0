import type { RetentionDefault } from '#shared/procedure/retention/retention-default.ts';

/** A default that somebody decided, unless it is changed. */
export const aDefault = (changes: Partial<RetentionDefault> = {}): RetentionDefault => ({
  id: 'qd-12-2026',
  from: '2026-01-01',
  usual: { term: { years: 20 } },
  basis: 'Quyết định 12/QĐ-UBND về thời hạn bảo quản mặc định',
  evidence: { sure: 'known', source: 'the decision itself' },
  ...changes,
});
