import { z } from 'zod';

/** Ways to take memory. */
export const Way = z.enum(['objects', 'doubling', 'texts', 'buffers', 'one buffer', 'webassembly']);
export type Way = z.infer<typeof Way>;

const Question = z.union([
  z.object({ way: Way, megabytes: z.number() }),
  z.object({ way: z.enum(['time', 'end', 'throw']) }),
]);

export const taking = { question: Question, answer: z.number() };
