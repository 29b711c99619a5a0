import * as z from 'zod';

/** What Lambda puts into every function's environment, and ours. */
export const AwsEnvironment = z.object({
  AWS_REGION: z.string().min(1),
  AWS_ACCESS_KEY_ID: z.string().min(1),
  AWS_SECRET_ACCESS_KEY: z.string().min(1),
  AWS_SESSION_TOKEN: z.string().optional(),
  AWS_ENDPOINT_URL_S3: z.url().optional(),
});

const name = z.string().min(1);

export type AwsEnvironment = z.infer<typeof AwsEnvironment>;

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
  /** The queue that a function works off. */
  ownQueue: z.object({ QUEUE_URL: name }),
  queues: z.object({
    WEBHOOK_QUEUE_URL: name,
    PRINT_QUEUE_URL: name,
    RECOGNISE_QUEUE_URL: name,
    SETTLE_QUEUE_URL: name,
  }),
};
