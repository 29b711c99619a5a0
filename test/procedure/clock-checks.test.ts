import { expect, it } from 'vitest';
import { checkClock } from '#shared/procedure/checks/clock-checks.ts';
import type { Extension } from '#shared/procedure/extension.ts';
import { publish } from '#shared/procedure/publish.ts';
import { aProcedure } from './a-procedure.ts';

const copies: Extension = {
  id: 'many-copies',
  name: { vi: 'Nhiều bản sao', en: 'Many copies' },
  limit: { value: 2, unit: 'WORKING_DAY' },
  basis: 'Nghị định 23/2015/NĐ-CP, Điều 21',
};
const codes = (...extensions: Extension[]) =>
  checkClock(aProcedure({ extensions })).map(({ code, detail }) => `${code}: ${detail.en}`);

it('a limit is made longer only by a document, and each ground has an id of its own', () => {
  expect(checkClock(aProcedure({}))).toEqual([]);
  expect(codes(copies)).toEqual([]);
  expect(codes({ ...copies, basis: 'Theo thông lệ' })).toEqual([
    expect.stringMatching(/^unfounded-extension: The basis of the extension, “Theo thông lệ”/),
  ]);
  expect(codes(copies, copies)).toEqual([
    'duplicate-extension: More than one ground for an extension has the id “many-copies”.',
  ]);
});

it('a procedure with a ground that no document gives is not published', () => {
  const published = publish([], aProcedure({ extensions: [{ ...copies, basis: 'x' }] }), '2025-01-01');
  expect(published).toMatchObject({ ok: false, error: [{ code: 'unfounded-extension' }] });
});

it('a limit runs from the postmark only by a document', () => {
  const from = (basis: string) => {
    const plain = aProcedure({});
    return checkClock({ ...plain, clock: { ...plain.clock, postmark: { basis } } }).map(({ code }) => code);
  };
  expect(from('Nghị định 23/2015/NĐ-CP, Điều 17(4)')).toEqual([]);
  expect(from('Theo thông lệ')).toEqual(['unfounded-postmark']);
});

it('a result is given at once only by a document', () => {
  const by = (basis: string) => checkClock(aProcedure({ atOnce: { basis } })).map(({ code }) => code);
  expect(by('Nghị định 23/2015/NĐ-CP, Điều 7')).toEqual([]);
  expect(by('Theo thông lệ')).toEqual(['unfounded-at-once']);
});
