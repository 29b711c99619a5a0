import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { computeDue, type Pause } from '#shared/calendar/due.ts';
import { ClockRule, type PauseGround } from '#shared/calendar/limit.ts';
import { calendars, pausedQuestion, which } from './arbitraries.ts';
import { at, days, due, printed, rule, utc } from './examples.ts';

const wait = (ground: PauseGround, from: string, to?: string): Pause => ({
  from: at(from),
  ...(to !== undefined && { to: at(to) }),
  ground,
  reason: ground,
});
const payment = wait('payment', '2026-03-03 10:00', '2026-03-05 10:00');
const withPayment = (effect: 'subtract' | 'restart' | 'none'): ClockRule => ({
  ...rule,
  pauses: { payment: { effect, basis: 'Quyết định 12/2026' } },
});

describe('a ground that the rule does not name', () => {
  const unnamed = due('2026-03-02 09:00', days(5), { pauses: [payment] });

  it('does not stop the clock, and the explanation says so', () => {
    expect(unnamed.at).toBe(utc('2026-03-09 17:30'));
    expect(printed(unnamed).vi.at(-1)).toBe(
      'Thời hạn vẫn tính khi chờ (chờ nộp phí, lệ phí) từ 10:00 thứ Ba 03/03/2026 đến 10:00 thứ Năm 05/03/2026: không có quy định tạm dừng.',
    );
    expect(printed(unnamed).en.at(-1)).toBe(
      'The clock went on during the wait (waiting for payment) from 10:00 on Tuesday 03/03/2026 to 10:00 on Thursday 05/03/2026: no rule stops it.',
    );
  });

  it('does not stop it while the wait lasts either', () => {
    const waiting = due('2026-03-02 09:00', days(5), {
      pauses: [wait('force-majeure', '2026-03-03 10:00')],
    });
    expect([waiting.at, waiting.pausedSince]).toEqual([utc('2026-03-09 17:30'), undefined]);
    expect(printed(waiting).en.at(-1)).toContain('since 10:00 on Tuesday 03/03/2026: no rule stops it');
  });

  it('is as good as one that the rule names and lets run on', () => {
    expect(due('2026-03-02 09:00', days(5), { rule: withPayment('none'), pauses: [payment] }).at).toBe(
      unnamed.at,
    );
  });
});

describe('a ground with a row of its own', () => {
  it('is subtracted, on its own basis', () => {
    const answer = due('2026-03-02 09:00', days(5), { rule: withPayment('subtract'), pauses: [payment] });
    expect(answer.at).toBe(utc('2026-03-11 17:30'));
    expect(printed(answer).en.at(-1)).toContain('(waiting for payment; Quyết định 12/2026)');
  });

  it('begins the limit again, in words of its own', () => {
    const answer = due('2026-03-02 09:00', days(5), { rule: withPayment('restart'), pauses: [payment] });
    expect(answer.at).toBe(utc('2026-03-12 17:30'));
    expect(answer.explanation.countsFrom.because).toEqual(['resumed', 'next-day']);
    expect(printed(answer).vi[1]).toContain('(tính lại từ đầu sau khi hết tạm dừng; ');
  });

  it('wins over the short form for supplements', () => {
    const supplement = { effect: 'restart' as const, basis: 'luật chuyên ngành' };
    const answer = due('2026-03-02 09:00', days(5), {
      rule: { ...rule, pauses: { supplement } },
      pauses: [{ ...payment, ground: 'supplement', reason: 'Thiếu trang 2' }],
    });
    expect(answer.explanation.countsFrom.because).toEqual(['supplemented', 'next-day']);
    expect(printed(answer).vi.at(-1)).toMatch(
      /^Tạm dừng \(chờ bổ sung hồ sơ: Thiếu trang 2; luật chuyên ngành\)/,
    );
  });
});

describe('a supplement within the wait for a payment', () => {
  it('begins the limit again when both are over', () => {
    const both = [
      wait('payment', '2026-03-03 10:00', '2026-03-10 10:00'),
      wait('supplement', '2026-03-04 10:00', '2026-03-05 10:00'),
    ];
    const restarting = { ...withPayment('subtract'), onSupplement: 'restart' as const };
    const answer = due('2026-03-02 09:00', days(5), { rule: restarting, pauses: both });
    expect([answer.startsAt, answer.at]).toEqual([utc('2026-03-11 07:30'), utc('2026-03-17 17:30')]);
  });

  it('is part of the wait while that lasts', () => {
    const answer = due('2026-03-02 09:00', days(5), {
      rule: withPayment('subtract'),
      pauses: [
        wait('payment', '2026-03-03 10:00'),
        wait('supplement', '2026-03-04 10:00', '2026-03-05 10:00'),
      ],
    });
    expect([answer.at, answer.pausedSince]).toEqual([utc('2026-03-09 17:30'), utc('2026-03-03 10:00')]);
  });
});

describe('waits that stop nothing, whatever they are', () => {
  it('leave the due where it is without them', () => {
    fc.assert(
      fc.property(which, pausedQuestion, (name, asked) => {
        const silent = { start: asked.rule.start, basis: 'a rule that names no ground' };
        const answer = computeDue(calendars[name], { ...asked, rule: silent });
        expect(answer.at).toBe(computeDue(calendars[name], { ...asked, rule: silent, pauses: [] }).at);
        expect(answer.explanation.pauses.map(({ effect }) => effect)).toEqual(
          (asked.pauses ?? []).map(() => 'none'),
        );
      }),
    );
  });
});

describe('a clock rule', () => {
  it('needs a basis for every ground, and knows no others', () => {
    const refused = (pauses: object) => ClockRule.safeParse({ ...rule, pauses }).success;
    expect(refused({ payment: { effect: 'subtract', basis: 'Điều 9' } })).toBe(true);
    expect(refused({ payment: { effect: 'subtract', basis: '' } })).toBe(false);
    expect(refused({ payment: { effect: 'subtract' } })).toBe(false);
    expect(refused({ holiday: { effect: 'subtract', basis: 'Điều 9' } })).toBe(false);
  });
});
