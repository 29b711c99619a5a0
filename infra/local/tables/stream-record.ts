import { z } from 'zod';

// Checked and not copied: items are large, and handed on as they are.
const Item = z.custom<Record<string, unknown>>((item) => typeof item === 'object' && item !== null);

/** A change of a table, as its stream tells it. */
export const StreamRecord = z.looseObject({
  eventID: z.string(),
  eventName: z.string(),
  eventVersion: z.string(),
  eventSource: z.string(),
  dynamodb: z.looseObject({
    ApproximateCreationDateTime: z.number(),
    Keys: Item,
    NewImage: Item.optional(),
    SequenceNumber: z.string(),
    SizeBytes: z.number().optional(),
  }),
});
export type StreamRecord = z.infer<typeof StreamRecord>;

/** How far a reader has come: the last change that it took, or none yet of this shard. */
export const Position = z.object({ shard: z.string(), sequence: z.string().optional() });
export type Position = z.infer<typeof Position>;

/** What follows a position: the changes, and where the next reading begins. */
export interface Page {
  records: StreamRecord[];
  to: Position;
}
