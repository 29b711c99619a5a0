import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Absence,
  checkAbsence,
  isInForce,
  lacksSubstitute,
  meet,
  standsInFor,
} from '#shared/unit/absence.ts';
import { local, officers } from '#test/dossier/fixtures.ts';
import { anAbsence } from './absences.ts';

const check = (changes: Partial<Absence>, others: Absence[] = []) =>
  checkAbsence(anAbsence({ id: 'new', ...changes }), others, officers);
const entered = anAbsence();

describe('an absence', () => {
  it('is in force from its first day through its last, by the calendar of Việt Nam', () => {
    expect(isInForce(entered, local('2026-03-01 23:59'))).toBe(false);
    expect(isInForce(entered, local('2026-03-02 00:00'))).toBe(true);
    expect(isInForce(entered, local('2026-03-06 23:59'))).toBe(true);
    expect(isInForce(entered, local('2026-03-07 00:00'))).toBe(false);
  });

  it('is over from the moment at which it was ended', () => {
    const ended = anAbsence({ ended: { at: local('2026-03-04 10:00'), by: 'lanh-dao.an-binh' } });
    expect(isInForce(ended, local('2026-03-04 09:59'))).toBe(true);
    expect(isInForce(ended, local('2026-03-04 10:00'))).toBe(false);
  });

  it('is of an officer of the unit, and somebody else of the unit stands in', () => {
    expect(check({})).toBeUndefined();
    expect(check({ officer: 'nobody' })).toBe('unknown-officer');
    expect(check({ officer: 'lanh-dao.binh-minh' })).toBe('unknown-officer');
    expect(check({ substitute: 'lanh-dao.binh-minh' })).toBe('unknown-substitute');
    expect(check({ substitute: 'lanh-dao.an-binh' })).toBe('substitutes-for-oneself');
  });

  it('lies in the future, at least in part', () => {
    expect(check({ from: '2026-03-06', to: '2026-03-02' })).toBe('absence-over');
    expect(check({ enteredAt: local('2026-03-06 23:59') })).toBeUndefined();
    expect(check({ enteredAt: local('2026-03-07 00:00') })).toBe('absence-over');
  });

  it('does not overlap another of the same officer, day for day and procedure for procedure', () => {
    expect(check({ from: '2026-03-06', to: '2026-03-09' }, [entered])).toBe('absence-overlaps');
    expect(check({ from: '2026-03-07', to: '2026-03-09' }, [entered])).toBeUndefined();
    const partly = anAbsence({ procedures: ['1.004873'] });
    expect(check({ procedures: ['2.000635'] }, [partly])).toBeUndefined();
    expect(check({ procedures: ['2.000635', '1.004873'] }, [partly])).toBe('absence-overlaps');
    expect(check({}, [partly])).toBe('absence-overlaps');
    const ended = anAbsence({ ended: { at: local('2026-03-02 10:00'), by: 'x' } });
    expect(check({}, [ended])).toBeUndefined();
  });

  it('has no substitute who is away himself: there is no chain', () => {
    const substituteAway = anAbsence({
      officer: 'pho-lanh-dao.an-binh',
      substitute: 'chuyen-vien.an-binh',
      from: '2026-03-05',
      to: '2026-03-05',
    });
    expect(check({}, [substituteAway])).toBe('substitute-absent');
    expect(check({ to: '2026-03-04' }, [substituteAway])).toBeUndefined();
  });

  it('is reported where its substitute goes away later', () => {
    const substituteAway = anAbsence({
      id: 'b',
      officer: 'pho-lanh-dao.an-binh',
      substitute: 'chuyen-vien.an-binh',
    });
    expect(check({ ...substituteAway }, [entered])).toBeUndefined();
    expect(lacksSubstitute(entered, [entered, substituteAway])).toBe(true);
    expect(lacksSubstitute(substituteAway, [entered, substituteAway])).toBe(false);
  });
});

describe('an officer stands in', () => {
  const at = local('2026-03-03 09:00');
  const asked = { officer: 'pho-lanh-dao.an-binh', procedure: '1.004873', at };

  it('for those who are absent at that moment', () => {
    expect(standsInFor([entered], asked)).toEqual(['lanh-dao.an-binh']);
    expect(standsInFor([entered], { ...asked, at: local('2026-03-09 09:00') })).toEqual([]);
    expect(standsInFor([entered], { ...asked, officer: 'chuyen-vien.an-binh' })).toEqual([]);
  });

  it('in the procedures that are named', () => {
    const partly = anAbsence({ procedures: ['1.004873'] });
    expect(standsInFor([partly], asked)).toEqual(['lanh-dao.an-binh']);
    expect(standsInFor([partly], { ...asked, procedure: '2.000635' })).toEqual([]);
  });
});

const day = fc
  .integer({ min: 0, max: 20 })
  .map((days) => new Date(Date.UTC(2026, 2, 2 + days)).toISOString().slice(0, 10));
const people = fc.constantFrom(...officers.filter(({ unit }) => unit === 'H00.01').map(({ id }) => id));
const anyAbsence = fc
  .record({ officer: people, substitute: people, from: day, to: day })
  .map((one) => anAbsence({ ...one, id: `${one.officer}${one.from}${one.to}` }));

describe('whatever absences are asked for, one after the other', () => {
  const accepted = (asked: Absence[]) =>
    asked.reduce<Absence[]>((all, one) => {
      if (checkAbsence(one, all, officers) === undefined) all.push(one);
      return all;
    }, []);

  it('nobody is absent twice on one day', () => {
    fc.assert(
      fc.property(fc.array(anyAbsence, { maxLength: 15 }), (asked) => {
        const all = accepted(asked);
        for (const one of all)
          expect(all.filter((other) => other.officer === one.officer && meet(one, other))).toEqual([one]);
      }),
    );
  });

  it('an absence without a substitute is one that was entered before the substitute’s own', () => {
    fc.assert(
      fc.property(fc.array(anyAbsence, { maxLength: 15 }), (asked) => {
        const all = accepted(asked);
        for (const [index, one] of all.entries())
          if (lacksSubstitute(one, all.slice(0, index + 1))) expect.fail(`${one.id} was a chain at once`);
      }),
    );
  });
});
