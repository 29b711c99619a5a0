import { beforeEach, describe, expect, it } from 'vitest';
import { type Breakers, breakers } from '#shared/webhook/breakers.ts';

describe('the circuit breaker of a portal', () => {
  let now: number;
  let circuit: Breakers;
  beforeEach(() => {
    now = 1_000;
    circuit = breakers(() => now);
  });
  const fail = (portal: string, times: number) => {
    for (let time = 0; time < times; time += 1) circuit.note(portal, false);
  };

  it('lets calls through until three in a row were not answered', () => {
    fail('a', 2);
    expect(circuit.allows('a')).toBe(true);
    circuit.note('a', true);
    fail('a', 2);
    expect(circuit.allows('a')).toBe(true);
    fail('a', 1);
    expect(circuit.allows('a')).toBe(false);
  });

  it('keeps nothing from other portals', () => {
    fail('a', 9);
    expect(circuit.allows('b')).toBe(true);
  });

  it('lets one call try after a minute, and all of them once that is answered', () => {
    fail('a', 3);
    now += 59_999;
    expect(circuit.allows('a')).toBe(false);
    now += 1;
    expect([circuit.allows('a'), circuit.allows('a')]).toEqual([true, false]);
    circuit.note('a', true);
    expect([circuit.allows('a'), circuit.allows('a')]).toEqual([true, true]);
  });

  it('stays open for another minute where the call that tried was not answered', () => {
    fail('a', 3);
    now += 60_000;
    expect(circuit.allows('a')).toBe(true);
    circuit.note('a', false);
    now += 59_999;
    expect(circuit.allows('a')).toBe(false);
  });
});
