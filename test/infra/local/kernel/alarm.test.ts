import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createAlarm } from '#infra/local/kernel/alarm.ts';

const day = 86_400_000;
let moved = 0;
const clock = { now: () => Date.now() + moved };
const ring = vi.fn();
beforeEach(() => {
  moved = 0;
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
  ring.mockReset();
});

describe('an alarm', () => {
  it('rings at the earliest time that was asked for', () => {
    const alarm = createAlarm(clock, ring);
    for (const seconds of [30, 10, 20]) alarm.at(clock.now() + seconds * 1000);
    vi.advanceTimersByTime(9999);
    expect(ring).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    expect(ring).toHaveBeenCalledOnce();
  });

  it('is set anew after the clock was moved past what it waited for', () => {
    const alarm = createAlarm(clock, ring);
    alarm.at(clock.now() + 3600_000);
    moved = 10 * day;
    alarm.reset(clock.now() + 1000);
    vi.advanceTimersByTime(1000);
    expect(ring).toHaveBeenCalledOnce();
  });

  it('does not ring at once for a time beyond the longest timer', () => {
    const alarm = createAlarm(clock, ring);
    alarm.at(clock.now() + 400 * day);
    vi.advanceTimersByTime(day);
    expect(ring).not.toHaveBeenCalled();
    vi.advanceTimersByTime(24 * day);
    expect(ring).toHaveBeenCalledOnce();
  });

  it('stays silent when it is closed', () => {
    const alarm = createAlarm(clock, ring);
    alarm.at(clock.now() + 1000);
    alarm.close();
    alarm.at(clock.now() + 2000);
    vi.advanceTimersByTime(day);
    expect(ring).not.toHaveBeenCalled();
  });
});
