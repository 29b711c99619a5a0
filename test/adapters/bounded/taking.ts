import { z } from 'zod';

/** Ways to take memory. */
export const Way = z.enum(['objects', 'doubling', 'texts', 'buffers', 'one buffer', 'webassembly']);
export type Way = z.infer<typeof Way>;

/**
 * What each way may have of memory for each megabyte that it keeps, where nothing is collected in time: a busy machine
 * decides when V8 collects. A list that grows by half each time leaves all its lesser copies behind.
 */
export const atMost: Record<Way, number> = {
  objects: 3,
  doubling: 5,
  texts: 2,
  buffers: 2,
  'one buffer': 2,
  webassembly: 2,
};

const Question = z.union([
  z.object({ way: Way, megabytes: z.number() }),
  z.object({ way: z.enum(['time', 'end', 'throw']) }),
]);

export const taking = { question: Question, answer: z.number() };
