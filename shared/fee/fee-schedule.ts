import * as z from 'zod';
import { Text } from '#shared/kernel/text.ts';

/** Việt Nam's dong has no smaller coin: every amount is a whole number of it. */
export const Amount = z.int().min(0).max(1_000_000_000_000);
export type Amount = z.infer<typeof Amount>;

/** JSON Pointer into the data of the application form. */
const Field = z.string().regex(/^(\/[^/~]+)+$/);

const Channel = z.enum(['online', 'desk', 'post']);
export const Subject = z.enum([
  'citizen',
  'overseas-citizen',
  'foreigner',
  'organisation',
  'household-business',
]);
export type Subject = z.infer<typeof Subject>;

/** `fee` pays for a service (phí), `charge` for an act of the state (lệ phí): Luật Phí và lệ phí 97/2015/QH13. */
export const FeeKind = z.enum(['fee', 'charge']);
export type FeeKind = z.infer<typeof FeeKind>;

/** When a line is collected; the national list calls it HinhThucThu (1, 2, 4). */
export const Collection = z.enum(['at-reception', 'at-supplement', 'at-return']);
export type Collection = z.infer<typeof Collection>;

/** Whether money that was paid is returned, and by which law. */
const Returned = z.strictObject({ returned: z.boolean(), basis: z.string().min(1) });

/** What becomes of paid money by how the dossier ends; an ending that is left out follows the schedule's `refund`. */
export const RefundTerms = z
  .strictObject({ withdrawn: Returned, refused: Returned, stopped: Returned })
  .partial();
export type RefundTerms = z.infer<typeof RefundTerms>;

/** What is paid for in one line, and when the line is owed. */
export const FeeLine = z.strictObject({
  /** The national code (MaPhiLePhi) where it is known, else one that begins with `LOCAL.`. */
  code: z.string().regex(/^[A-Z0-9][A-Z0-9.-]{0,49}$/),
  name: Text,
  kind: FeeKind,
  /** VND for one unit of `per`. */
  amount: Amount,
  /** Once for the dossier, or for each of so many as the form says; a form that is silent asks for one. */
  per: z.union([
    z.literal('dossier'),
    z.strictObject({ each: z.enum(['copy', 'page', 'minute', 'set', 'person']), field: Field }),
  ]),
  collect: Collection,
  /** Limits of the line; what is absent does not limit. */
  channels: z.array(Channel).min(1).optional(),
  subjects: z.array(Subject).min(1).optional(),
  when: z.strictObject({ field: Field, is: z.array(z.json()).min(1) }).optional(),
  /** Where the law of this line differs from the schedule's `refund`. */
  refund: RefundTerms.optional(),
});
export type FeeLine = z.infer<typeof FeeLine>;

/** What a procedure costs, before any reduction. A procedure without a schedule has no fee. */
export const FeeSchedule = z.strictObject({
  /** The kind of fee that reductions speak of, as `civil-status` (hộ tịch) or `building-permit` (cấp phép xây dựng). */
  group: z.string().regex(/^[a-z0-9-]{1,40}$/),
  lines: z.array(FeeLine).min(1),
  /** The act that waits until what is collected at reception or with a supplement is paid; none where it is left out. */
  payBefore: z.enum(['accept', 'issue', 'return']).optional(),
  /** How long the payer has, in hours from the request. */
  payWithinHours: z.int().positive().max(8_760),
  /** What is given back when the dossier ends without a result; nothing unless it is said. A line or a rule may differ. */
  refund: z
    .strictObject({
      withdrawn: z.boolean(),
      refused: z.boolean(),
      stopped: z.boolean(),
      basis: z.string().min(1),
    })
    .optional(),
  basis: z.string().min(1),
  /** Where the amounts come from, and how sure they are. */
  evidence: z.string().min(1),
});
export type FeeSchedule = z.infer<typeof FeeSchedule>;
