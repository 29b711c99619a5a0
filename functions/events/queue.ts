import * as z from 'zod';

/** Messages of a queue, as an event source mapping hands them over. */
export const QueueEvent = z.object({
  Records: z.array(z.object({ messageId: z.string(), body: z.string() })),
});
export type QueueRecord = z.infer<typeof QueueEvent>['Records'][number];
