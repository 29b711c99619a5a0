import { describe, expect, it } from 'vitest';
import { localDate } from '#shared/kernel/time.ts';
import { handOversOf } from '#shared/paper/hand-overs.ts';
import { proclaiming } from '#test/calendar/proclaimed.ts';
import {
  accepted,
  calendar,
  completed,
  go,
  local,
  open,
  specialist,
  system,
} from '#test/dossier/fixtures.ts';

describe('a step that was re-dated', () => {
  const appraising = accepted();
  const { dueAt } = open(appraising).task;
  const rules = { calendar: proclaiming(calendar, localDate(dueAt)) };
  const redated = go(appraising, [[{ type: 'redate' }, system, local('2026-03-02 10:00')]], rules);
  const advanced = (story: typeof redated) =>
    handOversOf(go(story, [[completed(story, 'advance'), specialist, open(redated).task.dueAt]]).entries).at(
      -1,
    );

  it('is in time until the time that it was moved to, and was late by the one before', () => {
    expect(open(redated).task.dueAt > dueAt).toBe(true);
    expect(advanced(redated)).toMatchObject({ step: 'appraisal', result: 'on-time' });
    expect(advanced(appraising)).toMatchObject({ step: 'appraisal', result: 'late' });
  });
});
