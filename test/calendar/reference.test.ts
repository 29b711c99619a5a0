import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { computeDue } from '#shared/calendar/due.ts';
import { calendars, pausedQuestion, question, which } from './arbitraries.ts';
import { referenceDue } from './reference.ts';

const iso = (time: number) => new Date(time).toISOString();

describe('a due date counted by sums', () => {
  it('is the one counted minute by minute', () => {
    fc.assert(
      fc.property(which, question, (name, asked) => {
        expect(computeDue(calendars[name], asked).at).toBe(iso(referenceDue(calendars[name], asked)));
      }),
      { numRuns: 200 },
    );
  }, 60_000);

  it('is the one counted minute by minute with pauses', () => {
    fc.assert(
      fc.property(which, pausedQuestion, (name, asked) => {
        expect(computeDue(calendars[name], asked).at).toBe(iso(referenceDue(calendars[name], asked)));
      }),
      { numRuns: 200 },
    );
  }, 60_000);
});
