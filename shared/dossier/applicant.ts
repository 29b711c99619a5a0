import * as z from 'zod';
import type { Finding } from '#shared/kernel/finding.ts';
import type { Procedure } from '#shared/procedure/procedure.ts';

const printable = /^\P{Cc}*$/u;
/** One line of text, as people write names and addresses. */
export const line = (max: number) => z.string().trim().min(1).max(max).regex(printable);

export const Phone = z.string().regex(/^\+?[0-9 ]{8,15}$/);

/** The person or organisation for whom the dossier is, or who handed it in. */
export const Person = z.strictObject({
  kind: z.enum(['citizen', 'overseas-citizen', 'foreigner', 'organisation', 'household-business']),
  name: line(200),
  /** Personal identification number, passport number or tax code. */
  identifier: z
    .string()
    .regex(/^[A-Z0-9-]{5,20}$/)
    .optional(),
  birthDate: z.iso.date().optional(),
  address: line(500).optional(),
  phone: Phone.optional(),
  email: z.email().max(200).optional(),
});
export type Person = z.infer<typeof Person>;

export const Channel = z.enum(['online', 'desk', 'post']);
export type Channel = z.infer<typeof Channel>;

/** Whether the procedure is there for such an applicant. */
export const checkApplicant = ({ subjects }: Procedure, { kind }: Person): Finding[] =>
  subjects.includes(kind)
    ? []
    : [
        {
          pointer: '/applicant/kind',
          code: 'subject-not-accepted',
          detail: {
            vi: 'Thủ tục không dành cho đối tượng này.',
            en: 'The procedure is not for this kind of applicant.',
          },
        },
      ];
