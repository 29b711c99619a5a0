import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { fromNational } from '#shared/procedure/national/from-national.ts';
import { toNational } from '#shared/procedure/national/to-national.ts';
import { Procedure } from '#shared/procedure/procedure.ts';

const folder = new URL('../../../shared/procedure/data/', import.meta.url);
const procedures = readdirSync(folder)
  .map((file) => Procedure.parse(JSON.parse(readFileSync(new URL(file, folder), 'utf8'))))
  .filter(({ listing }) => listing !== undefined)
  .map((procedure): [string, Procedure] => [procedure.code, procedure]);

describe('a procedure that goes to the national database and comes back', () => {
  it('is each of the real ones', () => expect(procedures.length).toBeGreaterThan(20));

  it.each(procedures)('is the same as before, as the next version: %s', (_, before) => {
    const back = fromNational(toNational(before), { before, effectiveFrom: '2027-01-01' });
    if (!back.ok) throw new Error(back.error.map(({ detail }) => detail.en).join(' '));
    expect(back.value.procedure).toEqual({
      ...before,
      version: before.version + 1,
      effectiveFrom: '2027-01-01',
    });
    expect(back.value.notes).toEqual([]);
  });

  it.each(procedures)('says the same of it when it is written once more: %s', (_, before) => {
    const first = toNational(before);
    const alone = fromNational(first, { effectiveFrom: '2027-01-01' });
    if (!alone.ok) {
      expect(alone.error.map(({ code }) => code)).toEqual(['too-short']);
      return;
    }
    expect(toNational(alone.value.procedure)).toEqual(first);
  });
});
