import * as z from 'zod';

const line = (max: number) => z.string().trim().min(1).max(max);

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
  phone: z
    .string()
    .regex(/^\+?[0-9 ]{8,15}$/)
    .optional(),
  email: z.email().max(200).optional(),
});
export type Person = z.infer<typeof Person>;

export const Channel = z.enum(['online', 'desk', 'post']);
export type Channel = z.infer<typeof Channel>;
