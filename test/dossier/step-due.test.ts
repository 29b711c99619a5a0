import { describe, expect, it } from 'vitest';
import type { Limit } from '#shared/calendar/limit.ts';
import type { Channel } from '#shared/dossier/applicant.ts';
import { stepDue } from '#shared/dossier/step-due.ts';
import type { Step } from '#shared/procedure/step.ts';
import { facts, local, procedure, system } from './fixtures.ts';

const [first] = procedure.steps;
if (first === undefined) throw new Error('the procedure has no step');

type Case = {
  limit: Limit;
  /** How the dossier came, where the step receives it. */
  by: Channel | undefined;
  forwards?: true;
  at: string;
  due: string;
  rule?: 'reply' | 'forward';
};

const hours = (value: number): Limit => ({ value, unit: 'WORKING_HOUR' });
const days = (value: number): Limit => ({ value, unit: 'WORKING_DAY' });

/** Monday 2 March 2026 and the days after it; the office is open 07:30–11:30 and 13:30–17:30, and forwards until 15:00. */
const cases: Case[] = [
  // A step's own limit counts from the moment it opens.
  { limit: hours(4), by: 'desk', at: '2026-03-02 09:00', due: '2026-03-02 15:00' },
  { limit: hours(4), by: undefined, at: '2026-03-02 15:00', due: '2026-03-03 09:00' },
  { limit: days(1), by: undefined, at: '2026-03-02 09:00', due: '2026-03-02 17:30' },
  { limit: days(2), by: 'post', at: '2026-03-02 09:00', due: '2026-03-03 17:30' },
  { limit: days(2), by: undefined, at: '2026-03-06 16:00', due: '2026-03-09 17:30' },
  // What came online is answered within eight working hours, by whichever is first.
  { limit: days(3), by: 'online', at: '2026-03-02 09:00', due: '2026-03-03 09:00', rule: 'reply' },
  { limit: days(3), by: 'desk', at: '2026-03-02 09:00', due: '2026-03-04 17:30' },
  { limit: days(3), by: undefined, at: '2026-03-02 09:00', due: '2026-03-04 17:30' },
  { limit: days(1), by: 'online', at: '2026-03-02 09:00', due: '2026-03-02 17:30' },
  { limit: hours(8), by: 'online', at: '2026-03-02 09:00', due: '2026-03-03 09:00' },
  { limit: hours(9), by: 'online', at: '2026-03-02 09:00', due: '2026-03-03 09:00', rule: 'reply' },
  {
    limit: { value: 8, unit: 'DAY' },
    by: 'online',
    at: '2026-03-02 09:00',
    due: '2026-03-03 09:00',
    rule: 'reply',
  },
  // What is forwarded goes the same day; after the cut-off within the step's limit of the next working day.
  {
    limit: hours(1),
    by: undefined,
    forwards: true,
    at: '2026-03-02 09:00',
    due: '2026-03-02 17:30',
    rule: 'forward',
  },
  {
    limit: hours(1),
    by: undefined,
    forwards: true,
    at: '2026-03-02 15:00',
    due: '2026-03-02 17:30',
    rule: 'forward',
  },
  {
    limit: hours(1),
    by: undefined,
    forwards: true,
    at: '2026-03-02 15:01',
    due: '2026-03-03 08:30',
    rule: 'forward',
  },
  {
    limit: hours(2),
    by: 'online',
    forwards: true,
    at: '2026-03-06 16:00',
    due: '2026-03-09 09:30',
    rule: 'forward',
  },
];

describe('a step that opens', () => {
  it.each(cases)('at $at, with $limit.value $limit.unit, by $by, is due at $due', (one) => {
    const step: Step = { ...first, limit: one.limit, ...(one.forwards && { forwards: true }) };
    expect(stepDue(step, one.by, facts(system, local(one.at)))).toEqual({
      at: local(one.due),
      ...(one.rule !== undefined && { rule: one.rule }),
    });
  });
});
