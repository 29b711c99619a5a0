import { describe, expect, it } from 'vitest';
import { appointmentAt, pushedBack } from '#shared/dossier/acts/apologise.ts';
import type { Apologise } from '#shared/dossier/commands.ts';
import type { LegalClock } from '#shared/dossier/dossier.ts';
import { oneStopRulesAt } from '#shared/dossier/one-stop-rules.ts';
import {
  accepted,
  ask,
  calendar,
  decidingLetter,
  eventsOf,
  go,
  leader,
  local,
  procedure,
  refusalOf,
  specialist,
} from '../fixtures.ts';

type Pause = LegalClock['pauses'][number];
type Stop = [from: string, to?: string, ground?: Pause['ground']];

const pauses = (stops: Stop[]): Pause[] =>
  stops.map(([from, to, ground]) => ({
    from: local(`2026-03-${from}`),
    ...(to !== undefined && { to: local(`2026-03-${to}`) }),
    ...(ground !== undefined && { ground }),
    reason: 'x',
  }));

describe('a due time on Thursday evening', () => {
  it.each<[string, Stop[], string]>([
    ['without pauses', [], '05 17:30'],
    ['with an hour of pause', [['02 09:00', '02 10:00']], '06 08:30'],
    ['with a pause that lasts', [['02 09:00']], '05 17:30'],
    ['with a pause that begins when it is due', [['05 17:30', '06 08:30']], '05 17:30'],
    ['with a pause after it is due', [['06 08:00', '06 09:00']], '05 17:30'],
    [
      'with a pause in the time that another gave',
      [
        ['05 09:00', '05 11:00'],
        ['06 08:00', '06 09:00'],
      ],
      '06 10:30',
    ],
    [
      'with two that overlap',
      [
        ['02 09:00', '02 11:00'],
        ['02 10:00', '02 11:30'],
      ],
      '06 10:00',
    ],
    [
      'with two that overlap, the later told first',
      [
        ['02 10:00', '02 11:30'],
        ['02 09:00', '02 11:00'],
      ],
      '06 10:00',
    ],
    [
      'with one inside another',
      [
        ['02 09:00', '02 11:00'],
        ['02 09:30', '02 10:00'],
      ],
      '06 09:30',
    ],
  ])('%s is %s', (_, stops, due) => {
    expect(pushedBack(local('2026-03-05 17:30'), pauses(stops), { calendar })).toBe(local(`2026-03-${due}`));
  });
});

describe('an appointment that was made with an apology on Tuesday at nine', () => {
  const promised = (dueAt: string) => ({
    at: local('2026-03-03 09:00'),
    by: specialist.id,
    reason: 'x',
    before: local('2026-03-05 17:30'),
    dueAt: local(`2026-03-${dueAt}`),
    late: false,
  });

  it.each<[string, string[], Stop[], string]>([
    ['that nothing moved', ['09 17:30'], [], '09 17:30'],
    ['after a pause that was over', ['09 17:30'], [['02 10:00', '02 11:00']], '09 17:30'],
    ['with a pause that begins then', ['09 17:30'], [['03 09:00', '03 10:00']], '10 08:30'],
    [
      'with a pause that stops no clock',
      ['09 17:30'],
      [['04 09:00', '04 10:00', 'consultation']],
      '09 17:30',
    ],
    ['earlier than the law', ['04 17:30'], [], '05 17:30'],
    ['and then again', ['09 17:30', '11 17:30'], [], '11 17:30'],
    ['never', [], [['03 09:00', '03 10:00']], '06 17:30'],
  ])('%s is for %s', (_, appointments, stops, due) => {
    const clock = {
      receivedAt: local('2026-03-02 09:00'),
      pauses: pauses(stops),
      reappointments: appointments.map(promised),
    };
    expect(appointmentAt(clock, { procedure, calendar })).toBe(local(`2026-03-${due}`));
  });

  it('is for what the law gives where there was no apology', () => {
    const clock = { receivedAt: local('2026-03-02 09:00'), pauses: [] };
    expect(appointmentAt(clock, { procedure, calendar })).toBe(local('2026-03-05 17:30'));
  });
});

describe('an apology', () => {
  const until = { at: local('2026-03-20 17:30') };
  const apology: Apologise = { type: 'apologise', task: 2, reason: 'Chờ xác minh', until };
  const event = {
    type: 'dossier.reappointed',
    reason: 'Chờ xác minh',
    before: local('2026-03-05 17:30'),
    dueAt: until.at,
  };

  /** What follows when it is signed at that time. */
  const signing = (command: Apologise, at: string) => {
    const drafted = go(accepted(), [[command, specialist, local('2026-03-02 15:00')]]);
    return eventsOf(drafted, decidingLetter(drafted), leader, at).slice(1);
  };

  it.each([
    ['2026-03-05 07:30', false],
    ['2026-03-05 07:31', true],
  ])('at %s is late: %s', (at, late) => {
    expect(signing(apology, at)).toStrictEqual([{ ...event, late }]);
  });

  it('that nobody is owed is never late', () => {
    const exemption = 'force-majeure';
    expect(signing({ ...apology, exemption }, '2026-03-06 08:00')).toStrictEqual([
      { ...event, late: false, exemption },
    ]);
  });

  it.each<[string, Partial<Apologise>, string, string[]]>([
    [
      'for the old time',
      { until: { at: local('2026-03-05 17:30') } },
      '2026-03-03 09:00',
      ['/dueAt not-later'],
    ],
    [
      'for a time that is over',
      { until: { at: local('2026-03-09 09:00') } },
      '2026-03-09 09:00',
      ['/dueAt not-later'],
    ],
    ['on an unknown ground', { exemption: 'holiday' }, '2026-03-03 09:00', ['/exemption unknown-exemption']],
    [
      'for the old time on an unknown ground',
      { exemption: 'holiday', until: { at: local('2026-03-05 17:30') } },
      '2026-03-03 09:00',
      ['/dueAt not-later', '/exemption unknown-exemption'],
    ],
  ])('%s is refused, with the places', (_, changes, at, places) => {
    const decision = ask(accepted(), { ...apology, ...changes }, specialist, at);
    expect(decision.ok || decision.error.code).toBe('incomplete');
    expect(decision.ok || decision.error.findings.map(({ pointer, code }) => `${pointer} ${code}`)).toEqual(
      places,
    );
  });

  it.each([
    [0, 'already-reappointed'],
    [1, undefined],
  ])('where the rules allow %i is %s', (reappointments, refusal) => {
    const rules = { ...oneStopRulesAt('2026-03-02'), reappointments };
    expect(refusalOf(accepted(), apology, specialist, '2026-03-03 09:00', { rules })).toBe(refusal);
  });
});
