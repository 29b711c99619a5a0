import { describe, expect, it } from 'vitest';
import { compared, failed, failures, passed, withChecks } from '#shared/archive/verification/report.ts';

const place = { check: 'payload-file', subject: 'a' } as const;
const held = passed(place, 'Khớp', 'Agrees');
const broken = failed({ check: 'journal-shown', subject: 'journal entry 4' }, 'Bị sửa', 'Changed');
const report = { ok: true, checks: [held], counts: { files: 2, bytes: 30, checks: 1, failed: 0 } };

describe('a report with more checks', () => {
  it('holds as long as every one of them does', () => {
    expect(withChecks(report, [held])).toEqual({
      ok: true,
      checks: [held, held],
      counts: { files: 2, bytes: 30, checks: 2, failed: 0 },
    });
  });

  it('does not hold where one of them failed', () => {
    expect(withChecks(report, [held, broken])).toEqual({
      ok: false,
      checks: [held, held, broken],
      counts: { files: 2, bytes: 30, checks: 3, failed: 1 },
    });
  });

  it('stays broken, however many hold', () => {
    const before = withChecks(report, [broken]);
    expect(withChecks(before, [held, held])).toMatchObject({ ok: false, counts: { checks: 4, failed: 1 } });
    expect(withChecks(before, [])).toEqual(before);
  });
});

describe('the failures among checks', () => {
  it('are those that did not hold', () => {
    expect(failures([held, broken, held])).toEqual([broken]);
    expect(failures([held])).toEqual([]);
  });
});

describe('two values', () => {
  it('agree, differ, or one is missing', () => {
    expect(compared(place, 'x', 'x')).toMatchObject({ ok: true, expected: 'x', actual: 'x' });
    expect(compared(place, 'x', 'y')).toMatchObject({ ok: false, expected: 'x', actual: 'y' });
    const missing = compared(place, 'x', undefined);
    expect(missing).toMatchObject({ ok: false, expected: 'x' });
    expect(missing).not.toHaveProperty('actual');
  });
});
