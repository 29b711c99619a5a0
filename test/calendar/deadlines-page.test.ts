import { describe, expect, it } from 'vitest';
import { type Due, explain } from '#shared/calendar/due.ts';
import type { Limit } from '#shared/calendar/limit.ts';
import { at, days, due } from './examples.ts';

type Example = { title: string; received: string; limit: Limit; answer: Due };

const example = (title: string, received: string, limit: Limit, more: Parameters<typeof due>[2] = {}) => ({
  title,
  received,
  limit,
  answer: due(received, limit, more),
});

const pause = (from: string, to: string) => ({ from: at(from), to: at(to), reason: 'bổ sung giấy tờ' });

const chapters: Record<string, Example[]> = {
  'Tết 2025 and 2026': [
    example('Five working days over Tết Ất Tỵ', '2025-01-22 09:00', days(5)),
    example('Three working days over Tết Bính Ngọ', '2026-02-12 09:15', days(3)),
    example(
      'Ten calendar days that end within Tết move to the first working day after it',
      '2026-02-07 10:00',
      days(10, 'DAY'),
    ),
  ],
  'Giỗ Tổ, 30/4 and 1/5': [
    example('2025, with 2/5 swapped for Saturday 26/4, which is worked', '2025-04-24 14:00', days(6)),
    example('2026, with a Monday in lieu of Giỗ Tổ on a Sunday', '2026-04-23 08:00', days(5)),
  ],
  'Quốc khánh 2/9': [
    example('2025', '2025-08-28 16:00', days(3)),
    example('2026, with 31/8 swapped for Saturday 22/8, which is worked', '2026-08-20 08:30', days(8)),
  ],
  'The swap of New Year 2026': [
    example('2/1 is off and Saturday 10/1 is worked', '2025-12-31 08:00', days(6)),
  ],
  'Other units, cut-off, pauses': [
    example('Sixteen working hours count from the moment', '2026-03-02 10:00', days(16, 'WORKING_HOUR'), {
      rule: { start: 'at-once', onSupplement: 'subtract', basis: 'Nghị định 118/2025/NĐ-CP' },
    }),
    example('Two months', '2026-01-31 09:00', days(2, 'MONTH')),
    example('Received after 15:00 it counts as received the next working day', '2026-03-06 15:30', days(1), {
      rule: {
        start: 'at-once',
        onSupplement: 'subtract',
        cutOff: '15:00',
        basis: 'Nghị định 118/2025/NĐ-CP',
      },
    }),
    example('A supplement of a week is taken out', '2026-03-02 09:00', days(5), {
      pauses: [pause('2026-03-04 10:00', '2026-03-11 10:00')],
    }),
    example('By a rule that begins anew after a supplement', '2026-03-02 09:00', days(5), {
      rule: { start: 'next-day', onSupplement: 'restart', basis: 'Nghị định 61/2018/NĐ-CP' },
      pauses: [pause('2026-03-04 10:00', '2026-03-11 10:00')],
    }),
  ],
};

const shown = ({ title, answer }: Example) => {
  const { vi, en } = explain(answer);
  return `**${title}**\n\n> ${vi}\n>\n> ${en}\n`;
};

const page = `# Deadlines

How a due time comes about, in one paragraph: a limit counts from the next working day or at once, as the procedure's clock
rule says ([limit.ts](../shared/calendar/limit.ts)); what comes after a cut-off counts as received the next working day. In
working units only office hours count ([timetable.ts](../shared/calendar/timetable.ts)); in calendar days and months all
days do, and a limit that runs out on a day off ends with the next working day. Pauses are taken out or begin the limit
anew, each ground by its own rule. Days off are dated records with their legal basis; those of a year that was not announced
yet are foreseen by the law and the lunar calendar ([foreseen-year.ts](../shared/calendar/foreseen-year.ts)) and say so. When
a record changes, open dossiers are [re-dated](operations.md#when-a-calendar-changes).

Every answer below is what the system prints, in both its languages. A test writes this page and fails where it is not what
the code says: \`npm exec -- vitest run test/calendar/deadlines-page.test.ts\`.

${Object.entries(chapters)
  .map(([name, examples]) => `## ${name}\n\n${examples.map(shown).join('\n')}`)
  .join('\n')}`;

describe('the page of worked deadlines', () => {
  it('is what the code prints', async () => {
    await expect(page).toMatchFileSnapshot('../../docs/deadlines.md');
  });

  it.each(Object.values(chapters).flat())(
    '$title: due on no day off, later than received',
    ({ received, answer }) => {
      expect(answer.at > new Date(at(received)).toISOString()).toBe(true);
      const day = new Date(Date.parse(answer.at) + 7 * 3_600_000).getUTCDay();
      expect([1, 2, 3, 4, 5, 6]).toContain(day);
    },
  );
});
