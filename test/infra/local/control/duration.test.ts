import { describe, expect, it } from 'vitest';
import { durationOf } from '#infra/local/control/duration.ts';

describe('a duration', () => {
  it.each([
    ['P10D', 864_000_000],
    ['P1W', 604_800_000],
    ['PT5M', 300_000],
    ['P1DT2H3M4.5S', 93_784_500],
    ['PT0S', 0],
  ])('%s is %d milliseconds', (text, milliseconds) => {
    expect(durationOf(text)).toBe(milliseconds);
  });

  it.each(['', 'P', 'PT', '10D', 'P10', 'P1M', 'P1Y', '-P1D', 'P1DT', 'P1D2H', 'PT1H2'])(
    '%j is none',
    (text) => {
      expect(durationOf(text)).toBeUndefined();
    },
  );
});
