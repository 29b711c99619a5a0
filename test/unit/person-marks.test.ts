import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { identifierMark, personMarks, phoneMark, plainPhone } from '#shared/unit/person-marks.ts';

const hash = async (text: string) => createHmac('sha256', 'test').update(text).digest('hex');
const digits = fc.stringMatching(/^[1-9][0-9]{8}$/);
const blank = fc.constantFrom('', ' ', '.', '-', ' (', ') ');

/** The digits as people write them, with something in between. */
const written = (number: string) =>
  fc
    .array(blank, { minLength: number.length, maxLength: number.length })
    .map((between) => [...number].map((digit, index) => `${digit}${between[index]}`).join(''));

describe('the marks of people', () => {
  it('are the same however a telephone number is written', async () => {
    await fc.assert(
      fc.asyncProperty(
        digits.chain((local) => fc.tuple(fc.constant(local), written(local))),
        fc.constantFrom('0', '+84', '0084', '84', '+84 '),
        async ([local, text], prefix) => {
          expect(plainPhone(`${prefix}${text}`)).toBe(`0${local}`);
          expect(await phoneMark(hash, `${prefix}${text}`)).toBe(await phoneMark(hash, `0${local}`));
        },
      ),
    );
  });

  it('are of one kind of number: a telephone number finds nobody whose identity number looks like it', async () => {
    await fc.assert(
      fc.asyncProperty(digits, async (number) => {
        expect(await identifierMark(hash, `0${number}`)).not.toBe(await phoneMark(hash, `0${number}`));
      }),
    );
  });

  it('are those of the applicant and of whoever hands it in, each once', async () => {
    const applicant = {
      kind: 'citizen',
      name: 'A',
      identifier: '001099000001',
      phone: '0912345678',
    } as const;
    const submitter = {
      kind: 'citizen',
      name: 'B',
      identifier: '001099000002',
      phone: '+84912345678',
    } as const;
    const marks = await personMarks(hash, { applicant, submitter });
    expect(marks).toEqual([
      await identifierMark(hash, '001099000001'),
      await phoneMark(hash, '0912345678'),
      await identifierMark(hash, '001 099 000 002'),
    ]);
    expect(await personMarks(hash, { applicant: { kind: 'citizen', name: 'A' } })).toEqual([]);
  });
});
