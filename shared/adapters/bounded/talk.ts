import type { z } from 'zod';

/** What is asked of a bounded process and what it answers, both parsed where they arrive. */
export type Talk<Question, Answer> = { question: z.ZodType<Question>; answer: z.ZodType<Answer> };

/** What a process says when it has loaded all that it needs. */
export const ready = 'ready';
