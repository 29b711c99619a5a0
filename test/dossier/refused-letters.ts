import { accepted, completed, decidingLetter, go, leader, local, officers, specialist } from './fixtures.ts';
import { refusing } from './refused.ts';

const monday = '2026-03-02 11:00';
const tuesday = '2026-03-03 11:00';

const stop = completed(accepted(), 'stop', { reason: 'Đã có giấy xác nhận', basis: 'Luật Hộ tịch' });
const drafted = go(accepted(), [[stop, specialist, local(monday)]]);
const apology = {
  type: 'apologise',
  task: 2,
  reason: 'x',
  until: { at: local('2026-03-20 17:30') },
} as const;

/** The leader signs, who nobody said may sign; or who may for a time that is over, or not this kind of letter. */
const powerless = (signs: (typeof officers)[number]['signs']) => ({
  officers: officers.map(({ signs: _, ...one }) => ({
    ...one,
    ...(one.id === leader.id && signs && { signs }),
  })),
});
const byOrder = {
  as: 'by-order',
  title: 'TRƯỞNG PHÒNG',
  head: 'CHỦ TỊCH',
  basis: 'Quy chế làm việc',
} as const;
const byAuthority = { ...byOrder, as: 'by-authority', until: '2026-03-02' } as const;
const sorry = go(accepted(), [[apology, specialist, local(monday)]]);

export const letterRefusals = refusing({
  'letter-open': [
    { story: drafted, command: apology, by: specialist, at: tuesday },
    { story: drafted, command: stop, by: specialist, at: tuesday },
    { story: drafted, command: completed(drafted, 'advance'), by: specialist, at: tuesday },
  ],
  'no-letter': [{ story: accepted(), command: decidingLetter(accepted()), by: leader, at: tuesday }],
  'may-not-sign': [
    {
      story: drafted,
      command: decidingLetter(drafted),
      by: leader,
      at: tuesday,
      rules: powerless(undefined),
    },
    {
      story: drafted,
      command: decidingLetter(drafted),
      by: leader,
      at: tuesday,
      rules: powerless(byAuthority),
    },
    { story: sorry, command: decidingLetter(sorry), by: leader, at: tuesday, rules: powerless(byOrder) },
  ],
});
