import * as z from 'zod';

/** One thing that is missing or wrong, and why. */
export const SupplementItem = z.object({
  /** Absent if the form, or something other than a paper, is meant. */
  component: z.string().optional(),
  fault: z.enum(['missing', 'wrong']),
  detail: z.string(),
});
export type SupplementItem = z.infer<typeof SupplementItem>;

/** Whom the applicant may ask. */
export const Contact = z.object({ name: z.string(), phone: z.string().optional() });
export type Contact = z.infer<typeof Contact>;

/** Papers asked for, in one writing; `components` may be empty if the form must be corrected. */
export const SupplementRequest = z.object({
  reason: z.string(),
  components: z.array(z.string()),
  by: z.string(),
  at: z.iso.datetime(),
  until: z.iso.datetime(),
  /** The deadline for the request itself, after acceptance; a later request is late. */
  noticeBy: z.iso.datetime().optional(),
  /** All that is wanted, one by one. */
  items: z.array(SupplementItem).optional(),
  contact: Contact.optional(),
  /** Why there is another request after those that the rules allow. */
  again: z.string().optional(),
});
export type SupplementRequest = z.infer<typeof SupplementRequest>;

/** The number of requests before acceptance and after it; `repeated` if that is more than the rules allow (QĐ 766, 2.1: overdue). */
export const SupplementCounts = z.object({
  reception: z.int(),
  appraisal: z.int(),
  repeated: z.literal(true).optional(),
});
export type SupplementCounts = z.infer<typeof SupplementCounts>;
