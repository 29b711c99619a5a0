import * as z from 'zod';

const name = z.string().min(1);

/** The names of what a function works on, as its deployment gives them. */
export const Names = {
  table: z.object({ TABLE_NAME: name }),
  intake: z.object({ INTAKE_BUCKET: name }),
  archive: z.object({ ARCHIVE_BUCKET: name }),
  people: z.object({ PERSON_KEY_ARN: name }),
  cursors: z.object({ CURSOR_KEY_ARN: name }),
  texts: z.object({ TEXTS_BUCKET: name }),
  exports: z.object({ EXPORTS_BUCKET: name }),
  machine: z.object({ STATE_MACHINE_ARN: name }),
  /** The limits of callers, as JSON. */
  limits: z.object({ LIMITS: name }),
  /** By which the distribution in front of the API is known; left out, there is none. */
  front: z.object({ FRONT_KEY: name.optional() }),
  /** The queue that a function works off. */
  ownQueue: z.object({ QUEUE_URL: name }),
};
