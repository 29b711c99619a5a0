import { describe, expect, it } from 'vitest';
import { remarksOn } from '#shared/file/pages/remarks.ts';
import type { PageReport } from '#shared/file/pages/report.ts';

const page = (changes: Partial<PageReport> = {}): PageReport => ({
  number: 1,
  width: 1654,
  height: 2339,
  dpi: 200,
  blank: false,
  skew: 0.4,
  turn: 0,
  ...changes,
});
const remarkable = (changes: Partial<PageReport>) => remarksOn([page(changes)], '2026-03-02').length > 0;

describe('a page', () => {
  it('is not remarked on where it is as it should be, or does not say how large it was', () => {
    expect(remarkable({})).toBe(false);
    expect(
      remarksOn([{ number: 1, width: 900, height: 1200, blank: false, skew: 0, turn: 0 }], '2026-03-02'),
    ).toEqual([]);
  });

  it.each([{ blank: true }, { turn: 180 as const }, { skew: -3.2 }, { skew: 3.2 }, { dpi: 199 }])(
    'is remarked on: %o',
    (changes) => expect(remarkable(changes)).toBe(true),
  );

  it.each(['not-shown', 'nothing-read', 'hardly-read', 'text-differs', 'text-covered'] as const)(
    'is remarked on where what is known of it is not what is seen: %s',
    (problem) => expect(remarksOn([page({ problem })], '2026-03-02')).toEqual([page({ problem })]),
  );

  it('is not one of a thousand remarks', () => {
    const reports = Array.from({ length: 1_000 }, (_, index) => page({ number: index + 1, blank: true }));
    expect(remarksOn(reports, '2018-01-01')).toHaveLength(50);
  });
});
