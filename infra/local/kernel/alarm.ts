import type { Clock } from '#infra/local/engine.ts';

/** One timer for the earliest of many due times; whoever is rung looks up what is due and sets the next. */
export interface Alarm {
  at(due: number | undefined): void;
  close(): void;
}

const longestTimeout = 2 ** 31 - 1;

/** Rings when the clock reaches the earliest due time asked for, or earlier when that is weeks away. */
export function createAlarm(clock: Clock, ring: () => void): Alarm {
  let armed = Number.POSITIVE_INFINITY;
  let timer: NodeJS.Timeout | undefined;

  return {
    at(due) {
      if (due === undefined || due >= armed) return;
      clearTimeout(timer);
      armed = due;
      const wait = Math.min(Math.max(due - clock.now(), 0), longestTimeout);
      timer = setTimeout(() => {
        armed = Number.POSITIVE_INFINITY;
        ring();
      }, wait);
      timer.unref();
    },
    close: () => clearTimeout(timer),
  };
}
