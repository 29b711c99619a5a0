import { describe, expect, it } from 'vitest';
import { stageConfig } from '#infra/config/stages.ts';
import { Limits, sourceOf } from '#shared/limit/limit.ts';

describe('a source', () => {
  it.each([
    ['203.0.113.5', '203.0.113.5'],
    ['::ffff:203.0.113.5', '203.0.113.5'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:DB8:0001:2::9', '2001:db8:1:2::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['2001:db8:1:2:3::', '2001:db8:1:2::/64'],
  ])('%s is counted as %s', (address, source) => {
    expect(sourceOf(address)).toBe(source);
  });
});

describe('the limits of the stages', () => {
  it.each(['dev', 'prod'])('are read by the functions: %s', (name) => {
    const { limits } = stageConfig(name);
    expect(Limits.parse(JSON.parse(JSON.stringify(limits)))).toEqual(limits);
  });

  it('leave to every other caller of prod a part of what the stage lets through', () => {
    const { limits, throttle } = stageConfig('prod');
    for (const { requests, seconds } of Object.values(limits.kinds)) {
      expect(requests).toBeLessThan(throttle.burst);
      expect(requests / seconds).toBeLessThanOrEqual(throttle.ratePerSecond / 4);
    }
  });
});
