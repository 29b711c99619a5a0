import type { Clock } from '#local/kernel/engine.ts';

/** One timer for the earliest of many due times; whoever is rung looks up what is due and sets the next. */
export interface Alarm {
  /** Also ring at this time. */
  at(due: number | undefined): void;
  /** Ring at this time only: what was asked for before, perhaps on a clock that was moved since, is forgotten. */
  reset(due: number | undefined): void;
  close(): void;
}

const longestTimeout = 2 ** 31 - 1;

/** Rings when the clock reaches the earliest due time asked for, or earlier when that is weeks away. */
export function createAlarm(clock: Clock, ring: () => void): Alarm {
  let armed = Number.POSITIVE_INFINITY;
  let timer: NodeJS.Timeout | undefined;
  let closed = false;

  function disarm() {
    clearTimeout(timer);
    armed = Number.POSITIVE_INFINITY;
  }

  function at(due: number | undefined) {
    if (due === undefined || due >= armed || closed) return;
    disarm();
    armed = due;
    const wait = Math.min(Math.max(due - clock.now(), 0), longestTimeout);
    timer = setTimeout(() => {
      disarm();
      ring();
    }, wait).unref();
  }

  return {
    at,
    reset(due) {
      disarm();
      at(due);
    },
    close() {
      closed = true;
      disarm();
    },
  };
}
