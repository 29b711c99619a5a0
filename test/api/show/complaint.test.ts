import { describe, expect, it } from 'vitest';
import { complaintView, takenAt } from '#shared/api/show/complaint.ts';
import { viewOf } from '#shared/api/show/dossier.ts';
import { DossierView } from '#shared/api/views/dossier.ts';
import {
  accepted,
  application,
  begin,
  calendar,
  completed,
  go,
  local,
  procedure,
  reception,
  refused,
  resolved,
  returned,
  type Story,
  submitted,
  system,
} from '#test/dossier/fixtures.ts';

const law = { procedure, calendar };
const shown = ({ dossier }: Story) => DossierView.parse(viewOf(dossier, law)).complaint;

const refusedAtTheDesk = () => {
  const begun = begin(application({ channel: 'desk' }), reception);
  const handed = go(begun, [[{ type: 'inspect', file: 'f1', pages: 1 }, system, local('2026-03-02 08:05')]]);
  const no = completed(handed, 'refuse', { reason: 'x' });
  return go(handed, [[no, reception, local('2026-03-02 09:00')]]);
};

describe('the complaint in the view', () => {
  it('is not there before a decision', () => {
    expect([begin(), submitted(), accepted()].map(shown)).toEqual([undefined, undefined, undefined]);
  });

  it('says where and how long, and that the time has not begun while nothing shows that it is known', () => {
    for (const story of [refused(), resolved()]) {
      expect(shown(story)).toMatchObject({
        where: ['H00.01', 'H00'],
        limit: { value: 90, unit: 'DAY' },
        basis: expect.stringContaining('Luật Khiếu nại'),
      });
      for (const absent of ['noted', 'until', 'suitUntil']) expect(shown(story)).not.toHaveProperty(absent);
    }
  });

  it('begins when the result is handed over, and ends by the calendar', () => {
    const story = resolved();
    const handover = { receiver: 'Nguyễn Văn A' };
    const given = completed(story, 'return', { handover });
    const done = go(story, [[given, reception, local('2026-03-04 09:00')]]);
    expect(shown(done)).toMatchObject({
      noted: { at: '2026-03-04T09:00:00+07:00', by: 'delivery' },
      until: '2026-06-02T17:30:00+07:00',
      suitUntil: '2027-03-04T17:30:00+07:00',
    });
  });

  it('begins at the desk with the refusal itself', () => {
    expect(shown(refusedAtTheDesk())?.noted).toEqual({ at: '2026-03-02T09:00:00+07:00', by: 'desk' });
  });

  it('begins for a portal when it took the notice of the decision', () => {
    const { dossier, entries } = refused();
    const seq = entries.length;
    const outcome = (of: number, taken: boolean, at: string) => ({ id: 'n', seq: of, at, taken });
    const taken = (...outcomes: ReturnType<typeof outcome>[]) => takenAt(entries, outcomes);
    expect(taken(outcome(seq - 1, true, '2026-03-09T01:00:00.000Z'))).toBeUndefined();
    expect(taken(outcome(seq, false, '2026-03-09T01:00:00.000Z'))).toBeUndefined();
    const at = taken(
      outcome(seq, true, '2026-03-09T02:00:00.000Z'),
      outcome(seq, true, '2026-03-09T01:00:00.000Z'),
    );
    expect(complaintView(dossier, law, at)).toMatchObject({
      noted: { at: '2026-03-09T08:00:00+07:00', by: 'portal' },
      until: '2026-06-08T17:30:00+07:00',
    });
  });

  it('counts from the result, not from the return that closed the dossier', () => {
    const { entries } = returned();
    const issued =
      entries.find(({ events }) => events.some(({ type }) => type === 'result.issued'))?.seq ?? 0;
    const told = { id: 'n', seq: issued, at: '2026-03-03T05:00:00.000Z', taken: true };
    expect(takenAt(entries, [told, { ...told, seq: entries.length }])).toBe(told.at);
  });
});
