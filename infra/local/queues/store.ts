import { randomUUID } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import { inTransaction } from '#local/kernel/transaction.ts';
import { type Queue, queueNameOf } from '#local/queues/queue-config.ts';
import { createQueueTables, MessageRow, type Received } from '#local/queues/schema.ts';

/** The durable side of the queues. */
export type QueueStore = ReturnType<typeof createQueueStore>;

interface Taking {
  queue: Queue;
  now: number;
  limit: number;
  visible: number;
  /** Kept from everybody until settled, however long that takes. */
  held: boolean;
}

export function createQueueStore(db: DatabaseSync) {
  createQueueTables(db);
  return { ...putting(db), ...taking(db), ...settling(db), ...looking(db) };
}

type Sending = { sent: number; visible: number; tenant?: string | undefined };

function putting(db: DatabaseSync) {
  const insert = db.prepare(
    'INSERT INTO sqs_message (queue, messageId, body, tenant, sent, visible) VALUES (?, ?, ?, ?, ?, ?)',
  );
  return {
    put(queue: string, body: string, { sent, visible, tenant }: Sending): string {
      const messageId = randomUUID();
      insert.run(queue, messageId, body, tenant ?? null, sent, visible);
      return messageId;
    },
  };
}

function taking(db: DatabaseSync) {
  const expire = db.prepare('DELETE FROM sqs_message WHERE queue = ? AND sent < ?');
  const ready = db.prepare(
    'SELECT * FROM sqs_message WHERE queue = ? AND held = 0 AND visible <= ? ORDER BY visible, id LIMIT ?',
  );
  const hasTenants = db.prepare('SELECT 1 FROM sqs_message WHERE queue = ? AND tenant IS NOT NULL LIMIT 1');
  // Turn by turn between tenants, those first of whom least is in hand; who names no tenant is one of its own.
  const readyFairly = db.prepare(
    `SELECT m.*, row_number() OVER (PARTITION BY coalesce(tenant, id) ORDER BY visible, id) + coalesce(busy, 0) AS turn
     FROM sqs_message m LEFT JOIN (
       SELECT tenant AS of, count(*) AS busy FROM sqs_message WHERE queue = :queue AND held = 1 GROUP BY tenant
     ) ON of = m.tenant
     WHERE queue = :queue AND held = 0 AND visible <= :now ORDER BY turn, visible, id LIMIT :limit`,
  );
  const next = (queue: string, now: number, limit: number) =>
    hasTenants.get(queue) === undefined
      ? ready.all(queue, now, limit)
      : readyFairly.all({ queue, now, limit });
  const receive = db.prepare(
    `UPDATE sqs_message SET receives = :receives, firstReceived = :firstReceived, receipt = :receipt,
     visible = :visible, held = :held WHERE id = :id`,
  );
  const bury = db.prepare(
    `UPDATE sqs_message SET queue = :to, deadLetterSource = :from, receives = 0, firstReceived = NULL, receipt = NULL,
     visible = :now WHERE id = :id`,
  );

  function receiveOne(row: MessageRow, { now, visible, held }: Taking): Received {
    const receipt = Buffer.from(`${row.id}:${randomUUID()}`).toString('base64');
    const counts = { receives: row.receives + 1, firstReceived: row.firstReceived ?? now };
    receive.run({ ...counts, receipt, visible, held: held ? 1 : 0, id: row.id });
    return { ...row, ...counts, receipt, visible };
  }

  /** Undefined when it goes to the dead letters, having been received often enough. */
  function takeOne(row: MessageRow, request: Taking): Received | undefined {
    const { queue, now } = request;
    if (queue.redrive === undefined || row.receives < queue.redrive.maxReceiveCount)
      return receiveOne(row, request);
    bury.run({ to: queueNameOf(queue.redrive.deadLetterArn), from: queue.arn, now, id: row.id });
    return undefined;
  }

  return {
    /** Receives what is visible, up to the limit. */
    take: (request: Taking): Received[] =>
      inTransaction(db, () => {
        const { queue, now, limit } = request;
        expire.run(queue.name, now - queue.retentionSeconds * 1000);
        const taken: Received[] = [];
        let found = limit;
        while (found > 0 && taken.length < limit) {
          const rows = next(queue.name, now, limit - taken.length).map((row) => MessageRow.parse(row));
          taken.push(...rows.map((row) => takeOne(row, request)).filter((message) => message !== undefined));
          found = rows.length;
        }
        return taken;
      }),
  };
}

function settling(db: DatabaseSync) {
  const remove = db.prepare('DELETE FROM sqs_message WHERE id = ? AND queue = ? AND receipt = ?');
  const change = db.prepare(
    'UPDATE sqs_message SET visible = ? WHERE id = ? AND queue = ? AND receipt = ? AND visible > ?',
  );
  const letGo = db.prepare('UPDATE sqs_message SET held = 0 WHERE id = ? AND receipt = ?');
  const letAllGo = db.prepare(
    'UPDATE sqs_message SET held = 0, visible = min(visible, ?), receives = receives - 1 WHERE held = 1',
  );
  const move = db.prepare(
    `UPDATE sqs_message SET queue = :to, messageId = :messageId, sent = :now, visible = :now, receives = 0, firstReceived = NULL,
     receipt = NULL, deadLetterSource = NULL WHERE id = :id`,
  );
  const movable = db.prepare('SELECT * FROM sqs_message WHERE queue = ? AND held = 0 ORDER BY id');
  const purge = db.prepare('DELETE FROM sqs_message WHERE queue = ?');

  return {
    /** A receipt that is no longer the latest removes nothing, as with AWS. */
    remove: (queue: string, receipt: string) => remove.run(idOf(receipt), queue, receipt),
    /** False when the message is not in flight under this receipt. */
    changeVisible: (queue: string, receipt: string, { now, visible }: { now: number; visible: number }) =>
      change.run(visible, idOf(receipt), queue, receipt, now).changes === 1,
    /** Ends a mapping's hold: the done ones are removed, the others come back when their visibility timeout says. */
    settle: (queue: string, done: Received[], failed: Received[]) =>
      inTransaction(db, () => {
        for (const { id, receipt } of done) remove.run(id, queue, receipt);
        for (const { id, receipt } of failed) letGo.run(id, receipt);
      }),
    /** After a crash nobody holds anything: what was in hand was not delivered, and may be at once. */
    letAllGo: (now: number) => letAllGo.run(now),
    /** Each message goes as a new one where it is sent to; it stays where that is nowhere. */
    move: (queue: string, now: number, to: (message: MessageRow) => string | undefined) =>
      inTransaction(db, () => {
        const rows = movable.all(queue).map((row) => MessageRow.parse(row));
        for (const row of rows) {
          const target = to(row);
          if (target !== undefined) move.run({ to: target, messageId: randomUUID(), now, id: row.id });
        }
      }),
    purge: (queue: string) => purge.run(queue),
  };
}

function looking(db: DatabaseSync) {
  const ready = db.prepare(
    'SELECT count(*) AS n FROM (SELECT 1 FROM sqs_message WHERE queue = ? AND held = 0 AND visible <= ? LIMIT ?)',
  );
  const next = db.prepare('SELECT min(visible) AS n FROM sqs_message WHERE held = 0 AND visible > ?');
  const counts = db.prepare(
    `SELECT count(*) FILTER (WHERE held = 0 AND visible <= :now) AS visible,
     count(*) FILTER (WHERE receives > 0 AND (held = 1 OR visible > :now)) AS inFlight,
     count(*) FILTER (WHERE receives = 0 AND visible > :now) AS delayed
     FROM sqs_message WHERE queue = :queue`,
  );
  return {
    ready: (queue: string, now: number, limit: number) => Count.parse(ready.get(queue, now, limit)).n ?? 0,
    /** When the next message becomes visible by itself. */
    nextVisible: (now: number) => Count.parse(next.get(now)).n ?? undefined,
    counts: (queue: string, now: number) => Counts.parse(counts.get({ queue, now })),
  };
}

const Count = z.object({ n: z.number().nullable() });
const Counts = z.object({ visible: z.number(), inFlight: z.number(), delayed: z.number() });

/** The row that a receipt speaks of; NaN for what was never a receipt. */
export const idOf = (receipt: string) => {
  const [id = '', secret = ''] = Buffer.from(receipt, 'base64').toString().split(':');
  return secret === '' ? Number.NaN : Number(id);
};
