import { describe, expect, it } from 'vitest';
import { refusalOf } from '#shared/kernel/finding.ts';
import { checkBirth, GivenPerson, Identifier, Person, Phone } from '#shared/unit/person.ts';
import { plainIdentifier } from '#shared/unit/person-marks.ts';

const person = { kind: 'citizen' as const, name: 'Nguyễn Văn A' };

describe('a telephone number', () => {
  it.each([
    ['0912.345.678', '0912345678'],
    ['0912-345-678', '0912345678'],
    ['0912\u00a0345 678', '0912345678'],
    ['(024) 3825 1234', '02438251234'],
    ['+84 912 345 678', '+84912345678'],
  ])('%j is kept as %s', (written, kept) => expect(Phone.parse(written)).toBe(kept));

  it.each(['        ', '+       ', '1234567', '0912 345 678 912 345', '09a2345678', '++84912345678'])(
    '%j is none, and the answer says how one is written',
    (written) => {
      const [issue] = Phone.safeParse(written).error?.issues ?? [];
      expect(issue && refusalOf(issue)).toMatchObject({ code: 'not-a-phone' });
    },
  );
});

describe('an identifier', () => {
  it.each([
    ['b1234567', 'B1234567'],
    ['001 099 000 001', '001099000001'],
    ['079.188.000.123', '079188000123'],
    ['0100000001-001', '0100000001-001'],
  ])('%j is kept as %s', (written, kept) => expect(Identifier.parse(written)).toBe(kept));

  it.each(['-----', 'ABCDEF', '1234', 'số 12345'])('%j is none', (written) =>
    expect(Identifier.safeParse(written).success).toBe(false),
  );

  it('is one person’s, with hyphens or without', () => {
    expect(plainIdentifier('079188-000123')).toBe(plainIdentifier('079188000123'));
  });
});

describe('a name', () => {
  it.each(['...', '12345', '   ', 'Nguyễn\nVăn A'])('is not %j', (name) =>
    expect(GivenPerson.safeParse({ ...person, name }).success).toBe(false),
  );

  it.each(['name', 'address'])('is refused where papers cannot show it: %s', (field) => {
    const [issue] = GivenPerson.safeParse({ ...person, [field]: 'Nguyễn 🙂 王' }).error?.issues ?? [];
    expect(issue && refusalOf(issue)).toMatchObject({ code: 'not-printable' });
  });

  it.each(['Đinh', 'Y’Bliu', 'Công ty 319', "H'Hen Niê"])('may be %j', (name) =>
    expect(GivenPerson.parse({ ...person, name }).name).toBe(name),
  );

  it('that was kept under earlier rules is still read', () => {
    expect(Person.parse({ ...person, name: '...', phone: '0912 345 678' }).name).toBe('...');
  });
});

describe('a date of birth', () => {
  const at = '2026-11-28T02:00:00.000Z';
  it.each([
    ['2026-11-28', 0],
    ['2026-11-29', 1],
    ['2999-01-01', 1],
    ['1896-01-01', 0],
    ['1895-12-31', 1],
  ])('%s is refused %i times', (birthDate, times) => {
    expect(checkBirth('/applicant', { ...person, birthDate }, at)).toHaveLength(times);
  });

  it('may be left out', () => expect(checkBirth('/applicant', undefined, at)).toEqual([]));
});
