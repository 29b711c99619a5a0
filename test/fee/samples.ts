import type { AssessedCase, RuledCase } from '#shared/fee/fee-due.ts';
import type { FeeRule } from '#shared/fee/fee-rule.ts';
import type { FeeLine, FeeSchedule } from '#shared/fee/fee-schedule.ts';

export const aLine = (own: Partial<FeeLine> = {}): FeeLine => ({
  code: 'LOCAL.COPY',
  name: { vi: 'Lệ phí cấp bản sao', en: 'Charge for a copy' },
  kind: 'charge',
  amount: 8_000,
  per: { each: 'copy', field: '/copies' },
  collect: 'at-reception',
  ...own,
});

export const aSchedule = (own: Partial<FeeSchedule> = {}): FeeSchedule => ({
  group: 'civil-status',
  lines: [aLine()],
  payWithinHours: 72,
  basis: 'Thông tư của Bộ Tài chính',
  evidence: 'Made up for this test.',
  ...own,
});

export const aRule = (own: Partial<FeeRule> = {}): FeeRule => ({
  id: 'half',
  name: { vi: 'Giảm 50 %', en: 'Half' },
  effect: { kind: 'reduce', percent: 50 },
  groups: ['civil-status'],
  unit: 'H29',
  from: '2026-01-01',
  channels: ['online'],
  basis: 'Nghị quyết của Hội đồng nhân dân',
  evidence: 'Made up for this test.',
  ...own,
});

type FeeCase = AssessedCase & Omit<RuledCase, 'group'>;

export const aCase = (own: Partial<FeeCase> = {}): FeeCase => ({
  channel: 'online',
  subject: 'citizen',
  unit: 'H29.01',
  form: { copies: 3 },
  at: '2026-03-02T01:00:00Z',
  ...own,
});
