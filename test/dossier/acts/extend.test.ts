import { describe, expect, it } from 'vitest';
import { viewOf } from '#shared/api/show/dossier.ts';
import type { DossierCommand, Extend } from '#shared/dossier/commands.ts';
import type { Procedure } from '#shared/procedure/procedure.ts';
import {
  accepted,
  calendar,
  clerk,
  completed,
  eventsOf,
  extensions,
  go,
  leader,
  local,
  open,
  procedure as plain,
  refusalOf,
  resultFile,
  type Story,
  signedLetter,
  specialist,
  system,
} from '../fixtures.ts';

const procedure: Procedure = { ...plain, extensions };
const rules = { procedure };
const longer = (changes: Partial<Extend> = {}): Extend => ({
  type: 'extend',
  task: 2,
  ground: 'many-copies',
  limit: { value: 2, unit: 'WORKING_DAY' },
  reason: 'Yêu cầu 300 bản sao',
  ...changes,
});
const extended = (story: Story = accepted(), at = '2026-03-03 09:00', changes: Partial<Extend> = {}) =>
  go(story, [[longer(changes), specialist, local(at)]], rules);
const dueOf = ({ dossier }: Story) => ('clock' in dossier ? dossier.clock?.dueAt : undefined);

const agreed: Extract<DossierCommand, { type: 'declare-result' }> = {
  type: 'declare-result',
  task: 2,
  files: [resultFile('a1')],
  purpose: 'agreement',
};
const withAgreement = () =>
  go(accepted(), [
    [agreed, specialist, local('2026-03-03 08:10')],
    [{ type: 'inspect', file: 'a1', pages: 1 }, system, local('2026-03-03 08:11')],
  ]);

describe('a limit that its law lets be longer', () => {
  it('moves by what the officer adds, on the ground and the law of the procedure', () => {
    expect(eventsOf(accepted(), longer(), specialist, '2026-03-03 09:00', rules)).toEqual([
      {
        type: 'dossier.extended',
        ground: 'many-copies',
        basis: 'Nghị định 23/2015/NĐ-CP, Điều 21',
        limit: { value: 2, unit: 'WORKING_DAY' },
        reason: 'Yêu cầu 300 bản sao',
        before: local('2026-03-05 17:30'),
        dueAt: local('2026-03-09 17:30'),
        countedBy: calendar.version,
      },
    ]);
  });

  it('is the law’s own due time, with its ground in the explanation, and no new appointment', () => {
    const { deadline, receipt } = viewOf(extended().dossier, { procedure, calendar });
    expect(deadline).toMatchObject({
      dueAt: '2026-03-09T17:30:00+07:00',
      extensions: [{ ground: 'many-copies', at: '2026-03-03T09:00:00+07:00' }],
      text: {
        vi: expect.stringContaining(
          'Gia hạn 2 ngày làm việc (Yêu cầu 300 bản sao; Nghị định 23/2015/NĐ-CP, Điều 21).',
        ),
        en: expect.stringContaining('Extended by 2 working days (Yêu cầu 300 bản sao;'),
      },
    });
    expect(deadline).not.toHaveProperty('reappointments');
    expect(receipt?.appointment).toBe('2026-03-09T17:30:00+07:00');
  });

  it('may be apologised for afterwards, as if nothing had been', () => {
    const apology = {
      type: 'apologise',
      task: 2,
      reason: 'x',
      until: { at: local('2026-03-20 17:30') },
    } as const;
    const story = signedLetter(extended(), [apology, specialist, local('2026-03-06 09:00')], rules);
    expect(story.dossier).toMatchObject({ clock: { reappointments: [{ late: false }] } });
  });

  it('stays longer where it begins again after a supplement', () => {
    const asked = completed(accepted(), 'supplement', {
      reason: 'Thiếu',
      components: ['divorce-or-death-record'],
    });
    const story = go(
      extended(),
      [
        [asked, specialist, local('2026-03-04 09:00')],
        [{ type: 'wake' }, system, local('2026-04-03 09:00')],
      ],
      rules,
    );
    // Three working days and two from Friday 3 April.
    expect(dueOf(story)).toBe(local('2026-04-10 17:30'));
  });

  it('is counted with all its extensions', () => {
    const story = extended(extended(), '2026-03-04 09:00', {
      ground: 'disaster',
      limit: { value: 1, unit: 'DAY' },
    });
    expect(dueOf(story)).toBe(local('2026-03-10 17:30'));
  });

  it('is extended by whoever has the step, or leads the unit', () => {
    expect(refusalOf(accepted(), longer(), leader, '2026-03-03 09:00', rules)).toBeUndefined();
    expect(refusalOf(accepted(), longer(), clerk, '2026-03-03 09:00', rules)).toBe('wrong-role');
  });
});

describe('an extension beyond what the law gives by itself', () => {
  const five = { limit: { value: 5, unit: 'WORKING_DAY' } } as const;

  it('needs the applicant’s agreement among the files', () => {
    const story = withAgreement();
    const extend = longer({ ...five, agreement: 'a1' });
    expect(refusalOf(story, longer(five), specialist, '2026-03-03 09:00', rules)).toBe('extension-too-long');
    expect(eventsOf(story, extend, specialist, '2026-03-03 09:00', rules)).toMatchObject([
      { agreement: 'a1', dueAt: local('2026-03-12 17:30') },
    ]);
    expect(open(story).files.find(({ id }) => id === 'a1')).toMatchObject({ purpose: 'agreement' });
  });

  it.each([
    ['in another unit than the law’s', { limit: { value: 2, unit: 'DAY' } }, 'extension-too-long'],
    ['with a paper that is no agreement', { ...five, agreement: 'f1' }, 'agreement-not-ready'],
    ['with an agreement that has not come', { ...five, agreement: 'none' }, 'agreement-not-ready'],
  ] as const)('is refused %s', (_, changes, code) => {
    expect(refusalOf(accepted(), longer(changes), specialist, '2026-03-03 09:00', rules)).toBe(code);
  });

  it('is refused where the law knows of no agreement', () => {
    const [first] = extensions;
    if (first === undefined) throw new Error('no ground');
    const { agreement: _, ...strict } = first;
    const story = withAgreement();
    const extend = longer({ ...five, agreement: 'a1' });
    expect(
      refusalOf(story, extend, specialist, '2026-03-03 09:00', {
        procedure: { ...plain, extensions: [strict] },
      }),
    ).toBe('extension-too-long');
  });
});

describe('no limit is extended', () => {
  it('on a ground that the procedure does not have', () => {
    expect(refusalOf(accepted(), longer(), specialist, '2026-03-03 09:00', { procedure: plain })).toBe(
      'unknown-ground',
    );
  });

  it('more often than the law says', () => {
    const twice = extended(extended(), '2026-03-04 09:00');
    expect(refusalOf(twice, longer(), specialist, '2026-03-05 09:00', rules)).toBe('extension-used');
    const other = longer({ ground: 'disaster' });
    expect(refusalOf(twice, other, specialist, '2026-03-05 09:00', rules)).toBeUndefined();
  });

  it('once it has run out, not at its last instant', () => {
    const at = (time: string) => refusalOf(accepted(), longer(), specialist, `2026-03-${time}`, rules);
    expect([at('05 17:30'), at('05 17:31')]).toEqual([undefined, 'limit-passed']);
  });
});
