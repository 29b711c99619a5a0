import { describe, expect, it } from 'vitest';
import { isDueBefore, isPaid } from '#shared/fee/payment.ts';
import { aLine } from '#test/fee/samples.ts';
import { chargingFor, judging, unjudged } from '../corrections.ts';
import {
  application,
  begin,
  clerk,
  completed,
  eventsOf,
  go,
  local,
  portal,
  reception,
  receptionElsewhere,
  refusalOf,
  type Story,
  specialist,
} from '../fixtures.ts';

const monday = '2026-03-02 09:00';
const fees = chargingFor({ payBefore: 'accept' });
const found = (madeBy: 'agency' | 'applicant', rules = fees): Story =>
  go(unjudged(rules), [[judging(madeBy), reception, local(monday)]], rules);
const requests = ({ dossier }: Story) => dossier.payment?.requests ?? [];

describe('a dossier that corrects a result', () => {
  it('asks for no money before somebody has said whose mistake it is', () => {
    expect(requests(unjudged(fees))).toEqual([]);
  });

  it('asks for none either where it is submitted without a file to wait for', () => {
    const { components: _, ...plain } = fees.procedure;
    const rules = { ...fees, procedure: { ...plain, components: [] } };
    const draft = application({ files: [], corrects: { result: 'A'.repeat(26), mistake: 'x' } });
    const story = begin(draft, portal, local('2026-03-02 08:00'), rules);
    expect(story.dossier).toMatchObject({ status: 'submitted', payment: { requests: [] } });
  });

  it('is judged by reception of its unit, with the task', () => {
    const refused = (by: typeof reception | typeof specialist | typeof receptionElsewhere | typeof portal) =>
      refusalOf(unjudged(fees), judging(), by, monday, fees);
    expect([reception, specialist, clerk, receptionElsewhere, portal].map(refused)).toEqual([
      undefined,
      'wrong-role',
      'wrong-role',
      'wrong-role',
      'wrong-role',
    ]);
  });

  it('keeps what was found, by whom and when, to its end', () => {
    const story = found('agency');
    const judged = {
      madeBy: 'agency',
      reason: 'Tờ khai ghi đúng, bản in ghi sai.',
      rule: { id: 'nd-118-2025', basis: expect.stringContaining('Điều 21') },
      at: local(monday),
      by: reception.id,
    };
    expect(story.dossier.corrects).toEqual({ result: 'A'.repeat(26), mistake: 'Sai ngày sinh', judged });
    const withdrawn = go(
      story,
      [[{ type: 'withdraw', reason: 'x' }, portal, local('2026-03-02 10:00')]],
      fees,
    );
    expect(withdrawn.dossier).toMatchObject({ status: 'withdrawn', corrects: { judged } });
  });

  it('may be refused by reception without it', () => {
    const refusing = completed(unjudged(fees), 'refuse', { reason: 'Không có sai sót' });
    expect(refusalOf(unjudged(fees), refusing, reception, monday, fees)).toBeUndefined();
  });
});

describe('the agency’s own mistake', () => {
  it('costs nothing, by its law, and is accepted at once', () => {
    const story = found('agency');
    expect(requests(story)).toMatchObject([
      {
        collect: 'at-reception',
        total: 0,
        lines: [
          {
            before: 15_000,
            after: 0,
            rule: {
              id: 'nd-118-2025',
              reason: { vi: expect.stringContaining('cơ quan sửa sai sót của mình') },
            },
          },
        ],
      },
    ]);
    expect(requests(story).every(isPaid)).toBe(true);
    expect(isDueBefore(story.dossier.payment, 'accept')).toBe(false);
    expect(refusalOf(story, completed(story, 'accept'), reception, monday, fees)).toBeUndefined();
  });

  it('costs nothing later either', () => {
    const rules = chargingFor({
      lines: [aLine({ amount: 9_000, per: 'dossier', collect: 'at-supplement' })],
    });
    const story = found('agency', rules);
    const taken = go(story, [[completed(story, 'accept'), reception, local(monday)]], rules);
    const asking = { type: 'request-payment', task: 2, collect: 'at-supplement' } as const;
    expect(eventsOf(taken, asking, specialist, '2026-03-02 10:00', rules)).toMatchObject([{ total: 0 }]);
  });

  it('rests on the rule of the day on which the dossier was handed in', () => {
    const early = go(
      begin(
        application({ files: [], corrects: { result: 'A'.repeat(26), mistake: 'x' } }),
        portal,
        local('2025-06-30 08:00'),
        { ...fees, procedure: { ...fees.procedure, components: [] } },
      ),
      [[judging(), reception, local('2025-07-01 09:00')]],
      fees,
    );
    expect(early.dossier.corrects?.judged?.rule?.id).toBe('nd-61-2018-d21');
  });
});

describe('the applicant’s mistake', () => {
  it('costs what the procedure costs, before it is accepted', () => {
    const story = found('applicant');
    expect(story.dossier.corrects?.judged).not.toHaveProperty('rule');
    expect(requests(story)).toMatchObject([{ total: 15_000, lines: [{ after: 15_000 }] }]);
    expect(refusalOf(story, completed(story, 'accept'), reception, monday, fees)).toBe('payment-due');
  });
});
