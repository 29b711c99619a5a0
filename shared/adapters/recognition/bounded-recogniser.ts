import { type Recogniser, reading } from '#shared/file/recogniser.ts';
import { besideCode, boundedProcess } from '../bounded/bounded-process.ts';

/** Short of what the function has for all, and of the time it has. */
const bounds = { megabytes: 1_600, seconds: 800 };
const ask = boundedProcess(besideCode(import.meta.url, 'text-reader'), reading, bounds);

/** Reads in a process that may die of a file; such a file is unreadable. */
export const boundedRecogniser: Recogniser = {
  read: async (bytes, file) => (await ask({ bytes, ...file })) ?? 'unreadable',
};
