import * as z from 'zod';
import { line } from '#shared/kernel/line.ts';
import { UnitId } from '#shared/unit/unit.ts';

/** The number under which the carrier knows a consignment. */
export const Tracking = z.string().regex(/^[A-Z0-9-]{4,60}$/);

const Instant = z.iso.datetime({ offset: true }).transform((at) => new Date(at).toISOString());
const common = { tracking: Tracking, at: Instant };
const Dossier = z.string().min(1).max(80);

/** One paper as the carrier counted it against the published list. */
const Paper = z.strictObject({
  component: line(40),
  originals: z.int().min(0).max(999),
  copies: z.int().min(0).max(999),
});

/** The carrier took papers from an applicant, for an agency. */
export const Accepted = z.strictObject({
  event: z.literal('accepted'),
  ...common,
  unit: UnitId,
  procedure: line(60),
  applicant: line(200),
  papers: z.array(Paper).min(1).max(50),
});
export type Accepted = z.infer<typeof Accepted>;

/**
 * The agency signed for them: the postmark of arrival. It receives the dossier when it accepts it, but where the law of
 * the procedure lets the limit run from the postmark.
 */
export const HandedToAgency = z.strictObject({
  event: z.literal('handed-to-agency'),
  ...common,
  receiver: line(200),
});
export type HandedToAgency = z.infer<typeof HandedToAgency>;

/** What a carrier tells: of papers on their way to the agency, and of a result on its way to the applicant. */
export const PostEvent = z.discriminatedUnion('event', [
  Accepted,
  HandedToAgency,
  z.strictObject({ event: z.literal('handed-to-carrier'), ...common, dossier: Dossier }),
  z.strictObject({ event: z.literal('delivered'), ...common, dossier: Dossier, receiver: line(200) }),
  z.strictObject({ event: z.literal('returned'), ...common, dossier: Dossier, reason: line(500) }),
]);
export type PostEvent = z.infer<typeof PostEvent>;
