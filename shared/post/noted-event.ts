import * as z from 'zod';
import type { Consignment } from './consignment.ts';
import { Accepted, HandedToAgency } from './post-event.ts';

/** What a carrier told of a consignment, as it is kept. */
export const NotedEvent = z.object({
  carrier: z.string(),
  event: z.discriminatedUnion('event', [Accepted, HandedToAgency]),
});
export type NotedEvent = z.infer<typeof NotedEvent>;

/** The events of one tracking number, put together; one that was never posted is no consignment. */
export const consignmentsOf = (noted: readonly NotedEvent[]): Consignment[] =>
  noted.flatMap(({ carrier, event }) => {
    if (event.event !== 'accepted') return [];
    const handed = noted
      .filter((one) => one.carrier === carrier)
      .map((one) => one.event)
      .find((one) => one.event === 'handed-to-agency');
    return [{ carrier, accepted: event, ...(handed && { handed }) }];
  });
