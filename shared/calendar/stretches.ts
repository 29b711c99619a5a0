import type { Pause } from './explanation.ts';
import { type ClockRule, type PauseEffect, type PauseGround, pauseEffect } from './limit.ts';
import { parseInstant } from './time.ts';

/** One pause with what the rule makes of it; `to` is infinite while it lasts. */
export interface Wait {
  readonly pause: Pause;
  readonly ground: PauseGround;
  readonly effect: PauseEffect;
  readonly from: number;
  readonly to: number;
}

/** A span in which the clock stood still without a break, made of one wait or of several that overlap or touch. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
  /** The ground on which the limit begins again after it; absent where it is subtracted. */
  readonly restart?: PauseGround;
  readonly waits: readonly Wait[];
}

/** The pauses in the order in which they began. */
export const inOrder = (pauses: readonly Pause[], rule: ClockRule): Wait[] =>
  pauses.map((pause) => waitOf(pause, rule)).toSorted((a, b) => a.from - b.from || a.to - b.to);

function waitOf(pause: Pause, rule: ClockRule): Wait {
  const ground = pause.ground ?? 'supplement';
  const from = parseInstant(pause.from);
  const to = pause.to === undefined ? Infinity : parseInstant(pause.to);
  if (to < from) throw new RangeError(`a pause ends (${pause.to}) before it begins (${pause.from})`);
  return { pause, ground, effect: pauseEffect(rule, ground), from, to };
}

/** The waits since an instant that are over and stopped the clock; those that began under one that lasts are part of it. */
export const closedSince = (since: number, waits: readonly Wait[], open: Wait | undefined): Wait[] =>
  waits.filter(
    ({ effect, from, to }) =>
      effect !== 'none' && since < to && to < Infinity && from <= (open?.from ?? Infinity),
  );

/** Joins waits that overlap or touch. They come in the order in which they began. */
export function stretchesOf(waits: readonly Wait[]): Stretch[] {
  const stretches: Stretch[] = [];
  for (const wait of waits) {
    const { from, to, ground, effect } = wait;
    const restart = effect === 'restart' && { restart: ground };
    const last = stretches.at(-1);
    if (last === undefined || from > last.to) stretches.push({ from, to, ...restart, waits: [wait] });
    else {
      const waits = [...last.waits, wait];
      stretches.splice(-1, 1, { ...last, to: Math.max(last.to, to), ...restart, waits });
    }
  }
  return stretches;
}
