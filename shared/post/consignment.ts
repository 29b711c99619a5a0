import * as z from 'zod';
import { Accepted, HandedToAgency } from './post-event.ts';

/** Papers on their way from an applicant to an agency: what was posted, and when the agency signed for it. */
export const Consignment = z.object({
  carrier: z.string(),
  accepted: Accepted,
  handed: HandedToAgency.optional(),
});
export type Consignment = z.infer<typeof Consignment>;

/** What a dossier that came by post remembers of its way. */
export const Posted = z.object({
  carrier: z.string(),
  tracking: z.string(),
  /** When the applicant posted it, and when the agency signed for it: its receipt only where the law says so. */
  postedAt: z.iso.datetime(),
  handedAt: z.iso.datetime().optional(),
});
export type Posted = z.infer<typeof Posted>;

/** Consignments by carrier and tracking number; each event is kept as it was first reported. */
export interface ConsignmentStore {
  note(carrier: string, event: Accepted | HandedToAgency): Promise<Accepted | HandedToAgency>;
  find(tracking: string): Promise<Consignment[]>;
}

export const postedAs = ({ carrier, accepted, handed }: Consignment): Posted => ({
  carrier,
  tracking: accepted.tracking,
  postedAt: accepted.at,
  ...(handed && { handedAt: handed.at }),
});
