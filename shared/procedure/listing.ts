import * as z from 'zod';
import { Text } from '#shared/kernel/text.ts';

const Channel = z.enum(['online', 'desk', 'post']);

/** A performing agency and its part in the procedure. */
export const Agency = z.strictObject({
  part: z.enum(['performs', 'competent', 'authorised', 'coordinates']),
  code: z.string().min(1).max(50).optional(),
  name: Text,
});
export type Agency = z.infer<typeof Agency>;

export const AgencyLevel = z.enum(['ministry', 'province', 'district', 'commune']);
export type AgencyLevel = z.infer<typeof AgencyLevel>;

/**
 * What the decision that announces a procedure (quyết định công bố) says to the public beside what it takes to resolve
 * a dossier. Nothing is decided by it, but for `state`: what is repealed takes no new dossier.
 */
export const Listing = z.strictObject({
  /** Công khai, công khai sửa đổi bổ sung, bãi bỏ. */
  state: z.enum(['public', 'amended', 'repealed']),
  /** The field's national code (mã lĩnh vực). */
  fieldCode: z.string().min(1).max(30).optional(),
  /** Number of the announcing decision. */
  decision: z.string().min(1).max(100).optional(),
  /** Loại thủ tục: which law lets the agency rule on it. */
  kind: Text.optional(),
  levels: z.array(AgencyLevel).min(1),
  agencies: z.array(Agency).min(1),
  /** Yêu cầu, điều kiện. */
  conditions: Text.optional(),
  /** Who may apply, in words; `subjects` says it in codes. */
  eligibility: Text.optional(),
  /** Where dossiers are handed in. */
  address: Text.optional(),
  /** What is said about a channel beside its limit and fees. */
  manner: z.partialRecord(Channel, Text).optional(),
});
export type Listing = z.infer<typeof Listing>;
