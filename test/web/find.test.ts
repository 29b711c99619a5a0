import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { askedOf, kindOf, placed, readFindSearch } from '#web/find/search.ts';

describe('the address of a search', () => {
  it('may say anything without harm', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.anything()), (raw) => {
        const read = readFindSearch(raw);
        expect(readFindSearch({ ...read })).toEqual(read);
        expect(Object.values(read)).not.toContain(undefined);
      }),
    );
  });

  it('shows no name and no number of a person', () => {
    for (const text of ['Nguyễn Văn A', '001099000001', '0912345678', '+84 912 345 678', 'B1234567']) {
      expect(placed({ text, kind: kindOf(text) })).toEqual({ sought: { text, kind: kindOf(text) } });
      expect(readFindSearch({ code: text, at: text })).toEqual({});
    }
    // Not even where somebody says that it is a code.
    expect(placed({ text: '001099000001', kind: 'code' })).toHaveProperty('sought');
    expect(placed({ text: '', kind: 'applicant' })).toEqual({});
  });
});

describe('what a text is taken for', () => {
  it.each([
    ['H00.01-20261130-0000001', 'code'],
    ['H00.01', 'code'],
    ['0912345678', 'phone'],
    ['0912 345.678', 'phone'],
    ['+84 (912) 345 678', 'phone'],
    ['0084912345678', 'phone'],
    ['02438251234', 'phone'],
    ['001099000001', 'identifier'],
    ['001 099 000 001', 'identifier'],
    ['0101243150', 'identifier'],
    ['0101243150-001', 'identifier'],
    ['B1234567', 'identifier'],
    ['Nguyễn Văn A', 'applicant'],
    ['hoa', 'applicant'],
    ['12', 'applicant'],
  ] as const)('%s is %s', (text, kind) => {
    expect(kindOf(text)).toBe(kind);
  });
});

describe('what the API is asked for', () => {
  it('is nothing as long as nothing is looked for', () => {
    expect(askedOf({}, undefined)).toBeUndefined();
    expect(askedOf({ at: 'H00.01-20261130-0000001' }, undefined)).toBeUndefined();
  });

  it('is whole days of Việt Nam, and the text as what it is', () => {
    const search = { closed: 'yes', receivedFrom: '2026-03-02', receivedTo: '2026-03-02' } as const;
    expect(askedOf(search, { text: '0912345678', kind: 'phone' })).toEqual({
      closed: 'yes',
      phone: '0912345678',
      receivedFrom: '2026-03-02T00:00:00+07:00',
      receivedTo: '2026-03-02T17:00:00.000Z',
    });
  });
});
