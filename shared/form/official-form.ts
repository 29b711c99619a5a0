import * as z from 'zod';

/** The papers of the one-stop mechanism, whatever their numbers in the circular of the day, and the receipt over fees. */
export const FormId = z.enum([
  'receipt',
  'supplement-request',
  'refusal',
  'apology',
  'stop-notice',
  'control-slip',
  'follow-up-book',
  'fee-receipt',
]);
export type FormId = z.infer<typeof FormId>;

/** One official form: how it is called and set, and which events make the law ask for it. */
const Form = z.strictObject({
  id: FormId,
  no: z.string().regex(/^\d{2}$/),
  title: z.string().min(1),
  size: z.enum(['A4', 'A5']),
  orientation: z.enum(['portrait', 'landscape']),
  /** What follows its number, where that is not the set's; `{unit}` is the unit's abbreviation. */
  sign: z.string().min(1).optional(),
  /** Carries the organisation's digital signature. */
  signed: z.boolean().optional(),
  /** To whom it goes besides, line by line (Nơi nhận); `{applicant}` is the applicant's name. */
  recipients: z.array(z.string().min(1)).optional(),
  /** A book of one year: who closes it at the year's end, and by what. */
  closing: z.strictObject({ signer: z.string().min(1), basis: z.string().min(1) }).optional(),
  on: z.array(z.strictObject({ event: z.string().min(1), as: z.string().optional() })),
});
export type Form = z.infer<typeof Form>;

/** The forms of one circular, for dossiers received from its first day until the next set begins. */
export const FormSet = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/),
  from: z.iso.date(),
  basis: z.string().min(1),
  evidence: z.string().min(1),
  /** What follows the number of a paper: `Số: …/TTPVHCC`. */
  numberSuffix: z.string().min(1),
  /** Whether the applicant's identifier stands on papers and in their QR codes as it is, or only its last digits. */
  identifier: z.enum(['full', 'masked']),
  forms: z.array(Form).min(1),
});
export type FormSet = z.infer<typeof FormSet>;
