import { expect, it } from 'vitest';
import { controlSlip } from '#shared/paper/control-slip.ts';
import { sourceOf } from '#shared/paper/source.ts';
import { officers } from '#test/dossier/fixtures.ts';
import { returned, rules } from './stories.ts';

it('a control slip names the decision that approved the internal process, where it is known', () => {
  const { entries } = returned();
  const paper = { id: 'control-slip-9', form: 'control-slip' } as const;
  const slip = (process?: (typeof rules.procedure)['process']) => {
    const { process: _, ...procedure } = rules.procedure;
    const known = { ...procedure, ...(process && { process }) };
    return JSON.stringify(controlSlip(sourceOf(entries, paper, { procedure: known, units: [], officers })));
  };
  const process = { decision: 'Quyết định 1234/QĐ-UBND', date: '2025-06-30', by: 'Chủ tịch UBND tỉnh' };
  expect(slip(process)).toContain('Quyết định 1234/QĐ-UBND ngày 30 tháng 6 năm 2025 của Chủ tịch UBND tỉnh');
  expect(slip()).not.toContain('Quy trình nội bộ');
});
