import type { ConsignmentStore } from '#shared/post/consignment.ts';
import { consignmentsOf, type NotedEvent } from '#shared/post/noted-event.ts';

/** Consignments in memory, as text, so that nobody holds a part of what is stored. */
export function memoryConsignmentStore(): ConsignmentStore {
  const noted = new Map<string, NotedEvent>();
  return {
    async note(carrier, event) {
      const key = [event.tracking, carrier, event.event].join('#');
      const first = noted.get(key) ?? { carrier, event: structuredClone(event) };
      noted.set(key, first);
      return first.event;
    },
    find: async (tracking) =>
      consignmentsOf([...noted.values()].filter(({ event }) => event.tracking === tracking)),
  };
}
