import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { CodePattern, fitsPattern, patternAt } from '#shared/unit/dossier-code.ts';
import { Portal } from '#shared/unit/portal.ts';
import { isWithin } from '#shared/unit/rights.ts';
import { checkUnits, Unit } from '#shared/unit/unit.ts';

const read = <T>(file: string, schema: z.ZodType<T>) =>
  z
    .array(schema)
    .parse(JSON.parse(readFileSync(new URL(`../../shared/unit/data/${file}`, import.meta.url), 'utf8')));

const unit = (id: string, parent?: string): Unit => ({
  id,
  name: { vi: id, en: id },
  kind: 'commune',
  agencyCode: id,
  ...(parent !== undefined && { parent }),
});

describe('the units that are shipped', () => {
  const units = read('units.json', Unit);

  it('form a tree that rights can follow', () => {
    expect(checkUnits(units)).toEqual([]);
    for (const { id, parent } of units) if (parent !== undefined) expect(isWithin(id, parent)).toBe(true);
  });

  it('have agency codes that fit the code pattern in force', () => {
    const pattern = patternAt(read('code-patterns.json', CodePattern), '2026-11-22');
    expect(units.map(({ agencyCode }) => pattern && fitsPattern(pattern, agencyCode))).toEqual([
      true,
      true,
      true,
    ]);
  });
});

describe('a tree of units', () => {
  it.each([
    ['whose parent is missing', [unit('H00.01', 'H00')], 'unknown-parent'],
    [
      'that moved under another unit without a new identifier',
      [unit('H00'), unit('H01'), unit('H00.01', 'H01')],
      'parent-not-in-id',
    ],
    ['with a unit above its own parent', [unit('H00'), unit('H00.01.02', 'H00')], 'parent-not-in-id'],
    ['with a unit twice', [unit('H00'), unit('H00')], 'duplicate-unit'],
  ])('is refused %s', (_, units, problem) => {
    expect(checkUnits(units).map((one) => one.problem)).toEqual([problem]);
  });
});

describe('a portal', () => {
  const portal = { id: 'cong-a', name: { vi: 'Cổng A', en: 'Portal A' }, active: true };
  const secret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';

  it('is shipped without a secret', () => {
    const portals = read('portals.json', Portal);
    expect(portals.map(({ id }) => id)).toEqual(['cong-dvcqg', 'cong-tinh']);
    expect(portals.filter(({ webhook }) => webhook !== undefined)).toEqual([]);
  });

  it.each([
    'https://portal.example/hook',
    'http://127.0.0.1:4010/hook',
    'http://localhost/hook',
    'http://[::1]:4/h',
  ])('may be told at %s', (url) => {
    expect(Portal.safeParse({ ...portal, webhook: { url, secret } }).success).toBe(true);
  });

  it.each([
    'http://portal.example/hook',
    'http://127.0.0.1.example/hook',
    'https://me:word@portal.example/',
    'https://me@portal.example/',
    'ftp://portal.example/',
    'portal.example',
    '',
  ])('may not be told at “%s”', (url) => {
    expect(Portal.safeParse({ ...portal, webhook: { url, secret } }).success).toBe(false);
  });

  it.each(['secret', 'whsec_', 'whsec_short', `whsec_${'!'.repeat(40)}`])(
    'has no secret like %s',
    (wrong) => {
      const webhook = { url: 'https://portal.example/', secret: wrong };
      expect(Portal.safeParse({ ...portal, webhook }).success).toBe(false);
    },
  );
});
