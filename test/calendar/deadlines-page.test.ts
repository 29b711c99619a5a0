import { describe, expect, it } from 'vitest';
import { type Due, explain } from '#shared/calendar/due.ts';
import type { Limit } from '#shared/calendar/limit.ts';
import { limitWords } from '#shared/calendar/words.ts';
import { at, days, due, rule, utc } from './examples.ts';
import { workedDays } from './worked-days.ts';
import { answerTo, dueOf, type WorkedExample } from './worked-example.ts';
import { workedRules } from './worked-rules.ts';

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

const workedExamples = [...workedDays, ...workedRules];

const dayFirst = (moment: string) => moment.replace(/(\d+)-(\d+)-(\d+)/, '$3/$2/$1');

function caseWords({ received, limit, wait }: WorkedExample): string {
  const waited = wait === undefined ? '' : `; waited ${wait.map(dayFirst).join(' – ')}`;
  return `${dayFirst(received)} + ${limitWords(limit, 'en')}${waited}`;
}

function rowOf(example: WorkedExample): string {
  const { id, source, expected, before } = example;
  const was = before === undefined ? '' : ` (before: ${before})`;
  const { en } = explain(answerTo(example));
  return `| ${id} | ${source} | ${caseWords(example)} | ${dayFirst(expected)}${was} | ${en} |`;
}

const table = `| | source | case | expected | what the system says |
| --- | --- | --- | --- | --- |
${workedExamples.map(rowOf).join('\n')}
`;

const differed = workedExamples.filter(({ before }) => before !== undefined).map(({ id }) => id);

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
  .join('\n')}
## Fifty worked examples

Each answer was there before ours: on a public receipt, in an announced plan, or worked out by hand from the text that is
named. E are cases of those sources, T are of the same laws. BLDS is the Bộ luật Dân sự 2015, BLLĐ the Bộ luật Lao động 2019.
What is due in days is due at the close of office.

Before the changes that they asked for, forty agreed and ten did not: ${differed.join(', ')}. 24/11
was no day off (E21 to E24); a Saturday morning on which offices are open counted as a working day (E41); a supplement was
taken off where the limit begins again (E46 to E49, here by a rule that says \`restart\`). E43 is doubtful: its words may also
mean that what comes after 15:00 is received the next working day, which is then not counted, and that it is due 12/03/2026.
A procedure's clock rule says which of the two holds: without or with a \`cutOff\`.

${table}`;

describe('a worked example', () => {
  it('is one of fifty, each with a name of its own, of which ten differed', () => {
    expect(new Set(workedExamples.map(({ id }) => id)).size).toBe(50);
    expect(differed).toHaveLength(10);
  });

  it.each(workedExamples)('$id is due $expected: $source', (example) => {
    expect(answerTo(example).at).toBe(utc(dueOf(example)));
  });

  it('E43 is due a day later by a rule with a cut-off', () => {
    const answer = due('2026-03-06 15:30', days(3), { rule: { ...rule, cutOff: '15:00' } });
    expect(answer.at).toBe(utc('2026-03-12 17:30'));
  });
});

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
