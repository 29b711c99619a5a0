import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shippedBundle } from '#functions/operator/bundle.ts';
import { rulesIn } from '#shared/kernel/evidence.ts';
import {
  checkDefault,
  checkRetentionDefault,
  needsDefault,
} from '#shared/procedure/checks/retention-check.ts';
import { defaultFor, RetentionDefault, termOf } from '#shared/procedure/retention/retention-default.ts';
import { aProcedure } from './a-procedure.ts';
import { aDefault } from './retention-defaults.ts';

const first = aDefault({ id: 'first', from: '2026-01-01' });
const second = aDefault({ id: 'second', from: '2026-07-01' });
const day = fc
  .date({ min: new Date('2024-01-01'), max: new Date('2030-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

describe('the default that counts', () => {
  it.each([
    ['the one in force when the dossier ended', '2026-06-30', '2026-12-01', 'first'],
    ['from its first day the next', '2026-07-01', '2026-12-01', 'second'],
    ['the first, for what ended before it', '2025-05-05', '2026-12-01', 'first'],
    ['none, as long as the first has not begun', '2025-05-05', '2025-12-31', undefined],
    ['the first on its own first day', '2025-05-05', '2026-01-01', 'first'],
  ])('is %s', (_, ended, today, id) => {
    expect(defaultFor([second, first], { ended, today })?.id).toBe(id);
  });

  it('is the same whenever it is asked for, once there is one, and in whatever order they are read', () => {
    const defaults = fc
      .uniqueArray(day, { minLength: 1, maxLength: 5 })
      .map((days) => days.map((from) => aDefault({ id: from, from })));
    fc.assert(
      fc.property(defaults, day, day, day, (all, ended, one, other) => {
        const [earlier = '', later = ''] = [one, other].toSorted();
        fc.pre(ended <= earlier);
        const found = defaultFor(all, { ended, today: earlier });
        if (found === undefined) return;
        expect(found.from <= earlier).toBe(true);
        expect(defaultFor(all.toReversed(), { ended, today: later })).toEqual(found);
      }),
    );
  });

  it('may keep some procedures for another time', () => {
    const others = [{ procedures: ['LOCAL.A', 'LOCAL.B'], term: 'permanent' as const }];
    const both = aDefault({ others });
    expect(termOf(both, 'LOCAL.B')).toEqual({ term: 'permanent' });
    expect(termOf(both, 'LOCAL.C')).toEqual({ term: { years: 20 } });
  });
});

describe('a default', () => {
  const codesOf = (changes: Partial<RetentionDefault>, lockedFor?: number) =>
    checkRetentionDefault(aDefault(changes), lockedFor).map(({ code }) => code);

  it('names its decision by number, or says that it is assumed', () => {
    expect(codesOf({})).toEqual([]);
    expect(codesOf({ basis: 'Theo thông lệ' })).toEqual(['undecided-default']);
    expect(codesOf({ basis: 'Theo thông lệ', evidence: { sure: 'assumed', source: 'x' } })).toEqual([]);
  });

  it('is not shorter than the archive locks, for any procedure', () => {
    const short = { procedures: ['LOCAL.A'], term: { years: 4 } };
    expect(codesOf({}, 1825)).toEqual([]);
    expect(codesOf({ usual: { term: { years: 4 } } }, 1825)).toEqual(['locked-longer']);
    expect(codesOf({ others: [short] }, 1825)).toEqual(['locked-longer']);
    expect(codesOf({ others: [{ ...short, term: 'permanent' }] }, 1825)).toEqual([]);
  });

  it('that comes with the software says that it is assumed, and is left out where data is kept', async () => {
    const { retentionDefaults } = await shippedBundle();
    expect(retentionDefaults).toHaveLength(1);
    for (const one of retentionDefaults) expect(RetentionDefault.parse(one).evidence.sure).toBe('assumed');
    expect(rulesIn(retentionDefaults)).toMatchObject([
      { basis: expect.stringContaining('Giả định'), doubts: [expect.stringMatching(/^assumed: /)] },
    ]);
    expect((await shippedBundle({ samples: false })).retentionDefaults).toEqual([]);
  });

  it('is certain when somebody knows the decision', () => {
    expect(rulesIn([aDefault()])).toMatchObject([{ doubts: [] }]);
  });
});

describe('a procedure whose term no document sets', () => {
  const law = 'Thông tư 10/2022/TT-BNV';
  const years = { years: 20 };
  const unfounded = aProcedure({
    effectiveFrom: '2026-03-01',
    retention: { term: years, remark: 'Chưa thấy' },
  });
  const codes = (...asked: Parameters<typeof checkDefault>) => checkDefault(...asked).map(({ code }) => code);

  it.each([
    ['a law', { term: years, basis: law }, false],
    ['a remark', { term: years, remark: 'Chưa thấy' }, true],
    ['a default that an earlier release took for a basis', { term: years, basis: 'Mặc định 20 năm' }, true],
    [
      'a law, but for refusals',
      { term: years, basis: law, ends: { refused: { term: years, remark: 'x' } } },
      true,
    ],
    [
      'a law, also for refusals',
      { term: years, basis: law, ends: { refused: { term: years, basis: law } } },
      false,
    ],
  ])('is under the default, or not: %s', (_, retention, needed) => {
    expect(needsDefault({ retention })).toBe(needed);
  });

  it('is not published without a default in force, in both languages', () => {
    expect(checkDefault(unfounded, [], '2026-02-01')).toMatchObject([
      {
        code: 'no-retention-default',
        detail: { vi: expect.stringContaining('2026-03-01'), en: expect.stringContaining('2026-03-01') },
      },
    ]);
    expect(codes(unfounded, [aDefault()], '2026-02-01')).toEqual([]);
    const founded = { ...unfounded, retention: { term: years, basis: law } };
    expect(codes(founded, [], '2026-02-01')).toEqual([]);
  });

  it('needs it on its first day, or today where that is over', () => {
    const from = (begins: string) => [aDefault({ from: begins })];
    expect(codes(unfounded, from('2026-03-01'), '2026-02-01')).toEqual([]);
    expect(codes(unfounded, from('2026-03-02'), '2026-02-01')).toEqual(['no-retention-default']);
    expect(codes(unfounded, from('2026-03-10'), '2026-03-10')).toEqual([]);
    expect(codes(unfounded, from('2026-03-11'), '2026-03-10')).toEqual(['no-retention-default']);
  });
});
