import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { fail, ok } from '#shared/kernel/result.ts';
import { CodePattern, dossierCode, patternAt } from '#shared/unit/dossier-code.ts';

const shipped = z
  .array(CodePattern)
  .parse(
    JSON.parse(readFileSync(new URL('../../shared/unit/data/code-patterns.json', import.meta.url), 'utf8')),
  );
const [former, current] = shipped as [CodePattern, CodePattern];

const day = fc
  .date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const digits = (length: number) =>
  fc.integer({ min: 0, max: 10 ** length - 1 }).map((n) => String(n).padStart(length, '0'));
const letter = fc.constantFrom('G', 'H');
const formerAgency = fc
  .tuple(digits(3), digits(2), digits(2), letter, digits(2))
  .map(([d, c, b, a, n]) => `${d}.${c}.${b}.${a}${n}`);
const currentAgency = fc
  .tuple(letter, digits(2), fc.array(digits(2), { maxLength: 3 }))
  .map(([a, n, rest]) => [`${a}${n}`, ...rest].join('.'));

const cases = [
  ['TT 01/2018', former, formerAgency, 9_999, /^\d{3}\.\d{2}\.\d{2}\.[A-Z]\d{2}-\d{6}-\d{4}$/],
  ['the newer form', current, currentAgency, 9_999_999, /^[A-Z]\d{2}(\.\d{2})*-\d{8}-\d{7}$/],
] as const;

describe.each(cases)('a dossier code by %s', (_, pattern, agency, most, shape) => {
  const ordinal = fc.integer({ min: 1, max: most });

  it('has the legal shape', () => {
    fc.assert(
      fc.property(agency, day, ordinal, (unit, date, n) => {
        const code = dossierCode(pattern, unit, date, n);
        expect(code).toMatchObject({ ok: true, value: expect.stringMatching(shape) });
      }),
    );
  });

  it('is the same for the same agency, day and ordinal only', () => {
    const parts = fc.tuple(agency, day, ordinal);
    fc.assert(
      fc.property(parts, parts, fc.integer({ min: 0, max: 7 }), ([a, b, c], [x, y, w], mask) => {
        // Each part of the second is now and then the first's, so that near misses are met.
        const [x1, y1, w1] = [mask & 1 ? a : x, mask & 2 ? b : y, mask & 4 ? c : w];
        const same = a === x1 && b === y1 && c === w1;
        const [one, other] = [dossierCode(pattern, a, b, c), dossierCode(pattern, x1, y1, w1)];
        expect(JSON.stringify(one) === JSON.stringify(other)).toBe(same);
      }),
    );
  });

  it('is refused when the day has more dossiers than the code has digits', () => {
    fc.assert(
      fc.property(agency, day, fc.integer({ min: most + 1 }), (unit, date, n) => {
        expect(dossierCode(pattern, unit, date, n)).toEqual(fail('ordinal-too-large'));
      }),
    );
  });
});

describe('the dossier codes that were seen', () => {
  it('are built from their parts', () => {
    expect(dossierCode(former, '000.00.01.H22', '2020-03-16', 1)).toEqual(ok('000.00.01.H22-200316-0001'));
    expect(dossierCode(current, 'G09.20', '2026-06-09', 92_637)).toEqual(ok('G09.20-20260609-0092637'));
  });
});

describe('a dossier code', () => {
  it.each([
    ['an agency written for the other pattern', 'H00.01', '2020-01-01', 1],
    ['a day that does not exist', '000.00.01.H22', '2020-02-30', 1],
    ['a zeroth dossier', '000.00.01.H22', '2020-01-01', 0],
    ['half a dossier', '000.00.01.H22', '2020-01-01', 1.5],
  ])('is never made of %s', (_, agency, date, ordinal) => {
    expect(() => dossierCode(former, agency, date, ordinal)).toThrow();
  });
});

describe('the pattern of a day', () => {
  it.each([
    ['2019-01-05', undefined],
    ['2019-01-06', former],
    ['2025-09-14', former],
    ['2025-09-15', current],
    ['2026-11-22', current],
  ])('on %s is the one in force', (date, pattern) => {
    expect(patternAt(shipped, date)).toBe(pattern);
    expect(patternAt(shipped.toReversed(), date)).toBe(pattern);
  });
});
