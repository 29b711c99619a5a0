import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { askedOf, isCodePart, isNarrowed, placed, readSearch, searchFor } from '#web/list/search.ts';

describe('the address of a list', () => {
  it('is read as far as it is understood', () => {
    const raw = { view: 'free', status: 'lost', sort: '-due', at: 'H00.01-20261130-000001~1', more: 'x' };
    expect(readSearch(raw)).toEqual({ view: 'free', sort: '-due', at: 'H00.01-20261130-000001~1' });
  });

  it('may say anything without harm', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.anything()), (raw) => {
        const read = readSearch(raw);
        expect(readSearch({ ...read })).toEqual(read);
        expect(Object.values(read)).not.toContain(undefined);
      }),
    );
  });

  it('shows no name, no identity number and no phone number', () => {
    for (const text of ['Nguyễn Văn A', 'nguyen', '001099000001', '0912345678', 'B1234567', 'an.b'])
      expect(placed(text)).toEqual({ q: text });
    expect(readSearch({ code: 'Nguyễn Văn A' })).toEqual({});
  });

  it('shows a code, or the beginning of one', () => {
    for (const text of ['H00', 'H00.01', 'H00.01-20261130-000001', '000.00.01.H00-261130-0001']) {
      expect(isCodePart(text)).toBe(true);
      expect(placed(text)).toEqual({ code: text });
    }
    expect(placed('')).toEqual({});
  });
});

describe('what the API is asked for', () => {
  it('is the usual view where the address names none', () => {
    expect(askedOf({}, undefined, 'mine')).toEqual({ view: 'mine' });
    expect(askedOf({}, undefined, 'all')).toEqual({ view: 'all' });
  });

  it('has the filters, and the text wherever it is kept', () => {
    expect(askedOf({ view: 'all', status: 'overdue', at: 'x~1' }, 'Hoa', 'mine')).toEqual({
      view: 'all',
      status: 'overdue',
      q: 'Hoa',
    });
    expect(askedOf({ code: 'H00' }, undefined, 'mine')).toEqual({ view: 'mine', q: 'H00' });
  });

  it('is narrowed by anything but its view and order', () => {
    expect(isNarrowed({ view: 'mine', sort: '-due' })).toBe(false);
    expect(isNarrowed({ q: 'Hoa' })).toBe(true);
    expect(isNarrowed({ role: 'clerk' })).toBe(true);
  });
});

describe('where a list begins', () => {
  it('is what an officer of one role may take, of what nobody holds', () => {
    expect(searchFor('free', ['reception'])).toEqual({ view: 'free', role: 'reception' });
  });

  it('is all of it for a leader, for several roles and for none', () => {
    for (const roles of [['leader'], ['clerk', 'reception'], undefined] as const)
      expect(searchFor('free', roles)).toEqual({ view: 'free' });
    expect(searchFor('mine', ['reception'])).toEqual({ view: 'mine' });
  });
});
