import type { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';

/**
 * `visible` is when a message may be received; `held` says that a mapping has it in hand, so that neither a slow function
 * nor a moved clock lets it be handed out twice.
 */
export function createQueueTables(db: DatabaseSync) {
  db.exec(`
    CREATE TABLE IF NOT EXISTS sqs_message (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      queue TEXT NOT NULL,
      messageId TEXT NOT NULL,
      body TEXT NOT NULL,
      tenant TEXT,
      sent INTEGER NOT NULL,
      visible INTEGER NOT NULL,
      held INTEGER NOT NULL DEFAULT 0,
      receives INTEGER NOT NULL DEFAULT 0,
      firstReceived INTEGER,
      receipt TEXT,
      deadLetterSource TEXT
    ) STRICT;
    CREATE INDEX IF NOT EXISTS sqs_message_ready ON sqs_message (queue, visible, id) WHERE held = 0;
    CREATE INDEX IF NOT EXISTS sqs_message_tenant ON sqs_message (queue, tenant) WHERE tenant IS NOT NULL;
    CREATE INDEX IF NOT EXISTS sqs_message_next ON sqs_message (visible) WHERE held = 0;
    CREATE INDEX IF NOT EXISTS sqs_message_age ON sqs_message (queue, sent);
    CREATE INDEX IF NOT EXISTS sqs_message_held ON sqs_message (id) WHERE held = 1;
  `);
}

export const MessageRow = z.object({
  id: z.number(),
  queue: z.string(),
  messageId: z.string(),
  body: z.string(),
  tenant: z.string().nullable(),
  sent: z.number(),
  visible: z.number(),
  receives: z.number(),
  firstReceived: z.number().nullable(),
  receipt: z.string().nullable(),
  deadLetterSource: z.string().nullable(),
});
export type MessageRow = z.infer<typeof MessageRow>;

/** A message that was received: its counts are set, and it has a receipt. */
export type Received = MessageRow & { receipt: string; firstReceived: number };
