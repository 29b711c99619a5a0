import * as z from 'zod';
import { type Finding, refusal } from '#shared/kernel/finding.ts';
import { line } from '#shared/kernel/line.ts';
import { isPrintable, notPrintable } from '#shared/kernel/printable.ts';
import { localDate } from '#shared/kernel/time.ts';

/** A text that people write in several ways, brought into one, and what it must then look like. */
const written = (tidy: (text: string) => string, form: RegExp, wanted: ReturnType<typeof refusal>) =>
  z
    .string()
    .overwrite(tidy)
    .refine((text) => form.test(text), wanted)
    .meta({ pattern: form.source });

/** Digits with an optional `+` in front; blanks, dots, hyphens and brackets between them are left out. */
export const Phone = written(
  (text) => text.replace(/[\s.()-]/gu, ''),
  /^\+?[0-9]{8,15}$/,
  refusal('not-a-phone', {
    vi: 'Số điện thoại gồm 8 đến 15 chữ số, có thể có dấu + ở đầu, như 0912345678.',
    en: 'A telephone number has 8 to 15 digits, optionally after a +, like 0912345678.',
  }),
);

/** Personal identification number, passport number or tax code: capitals and digits, without blanks and dots. */
export const Identifier = written(
  (text) => text.replace(/[\s.]/gu, '').toUpperCase(),
  /^(?=.*[0-9])[A-Z0-9-]{5,20}$/,
  refusal('not-an-identifier', {
    vi: 'Số định danh, số hộ chiếu hoặc mã số thuế gồm 5 đến 20 chữ cái không dấu, chữ số hoặc gạch nối, như 001099000001.',
    en: 'An identity number, passport number or tax code has 5 to 20 letters, digits or hyphens, like 001099000001.',
  }),
);

/** The person or organisation for whom the dossier is, or who handed it in, as the journal keeps it. */
export const Person = z.strictObject({
  kind: z.enum(['citizen', 'overseas-citizen', 'foreigner', 'organisation', 'household-business']),
  name: z.string().min(1).max(200),
  /** Personal identification number, passport number or tax code. */
  identifier: z
    .string()
    .regex(/^[A-Z0-9-]{5,20}$/)
    .optional(),
  birthDate: z.iso.date().optional(),
  address: z.string().min(1).max(500).optional(),
  phone: z.string().max(20).optional(),
  email: z.email().max(200).optional(),
});
export type Person = z.infer<typeof Person>;

const noName = refusal('not-a-name', {
  vi: 'Tên phải có chữ cái.',
  en: 'A name must have letters.',
});

/** A person as a caller may write one; what was kept under earlier rules stays readable as {@link Person}. */
export const GivenPerson = Person.extend({
  name: line(200)
    .refine((name) => /\p{L}/u.test(name), noName)
    .refine(isPrintable, notPrintable),
  identifier: Identifier.optional(),
  address: line(500).refine(isPrintable, notPrintable).optional(),
  phone: Phone.optional(),
});

/** The longest that anybody who hands in a dossier may have lived, in years. */
const longestLife = 130;

/** Whether somebody can have been born on the day that is said, seen from the instant of the act. */
export function checkBirth(pointer: string, person: Person | undefined, at: string): Finding[] {
  const born = person?.birthDate;
  const today = localDate(at);
  if (
    born === undefined ||
    (born <= today && Number(born.slice(0, 4)) >= Number(today.slice(0, 4)) - longestLife)
  )
    return [];
  return [
    {
      pointer: `${pointer}/birthDate`,
      code: 'not-a-birth-date',
      detail: {
        vi: `Ngày sinh không được sau hôm nay hoặc quá ${longestLife} năm trước.`,
        en: `A date of birth must not be after today or more than ${longestLife} years ago.`,
      },
    },
  ];
}
