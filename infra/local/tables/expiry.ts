import type { DatabaseSync } from 'node:sqlite';
import { createAlarm } from '#local/kernel/alarm.ts';
import { AwsError } from '#local/kernel/aws-error.ts';
import type { Clock } from '#local/kernel/engine.ts';
import { inTransaction } from '#local/kernel/transaction.ts';
import type { DynamoClient } from '#local/tables/dynamo-client.ts';
import { createExpiryStore, type ExpiryRow, type ExpiryStore } from '#local/tables/expiry-store.ts';
import type { StreamReader } from '#local/tables/stream-reader.ts';

export interface ExpiryOptions {
  table: string;
  attribute: string;
  reader: StreamReader;
  client: DynamoClient;
  db: DatabaseSync;
  clock: Clock;
}

/**
 * Deletes items when the clock passes their time. The engine's own deletion would follow the machine's clock, and
 * search the whole table; this one learns from the stream which item goes when.
 */
export interface Expiry {
  start(): void;
  /** To be called when the clock was moved. */
  tick(): void;
  close(): Promise<void>;
}

export function createExpiry(options: ExpiryOptions): Expiry {
  const { table, attribute, reader, db, clock } = options;
  const store = createExpiryStore(db, table);
  const alarm = createAlarm(clock, sweep);
  let closed = false;
  let reading = Promise.resolve();
  let deleting: Promise<void> | undefined;

  async function read() {
    for (let page = await reader.gather(); page !== undefined; page = await reader.gather()) {
      const { records, shard } = page;
      inTransaction(db, () => {
        for (const record of records) store.note(record, attribute);
        reader.keep({ shard, sequence: records.at(-1)?.dynamodb.SequenceNumber });
      });
      alarm.at(store.earliest());
    }
  }

  function sweep() {
    if (closed) return;
    deleting ??= deleteDue().then(
      () => rest(store.earliest()),
      // The engine may be about to be started again.
      () => rest(clock.now() + 1000),
    );
  }

  function rest(until: number | undefined) {
    deleting = undefined;
    alarm.reset(until);
  }

  async function deleteDue() {
    for (let due = store.due(clock.now()); due.length > 0 && !closed; due = store.due(clock.now())) {
      await Promise.all(due.map((row) => deleteItem(options, store, row)));
    }
  }

  return {
    start() {
      reading = read();
      sweep();
    },
    tick: sweep,
    async close() {
      closed = true;
      alarm.close();
      await Promise.all([reading, deleting]);
    },
  };
}

async function deleteItem(options: ExpiryOptions, store: ExpiryStore, { item, at }: ExpiryRow) {
  const { table, attribute, client, clock } = options;
  const input = {
    TableName: table,
    Key: JSON.parse(item),
    ConditionExpression: '#at <= :now',
    ExpressionAttributeNames: { '#at': attribute },
    ExpressionAttributeValues: { ':now': { N: String(Math.floor(clock.now() / 1000)) } },
  };
  await client.call('DeleteItem', input).catch((error: unknown) => {
    // The item has gone already, or has been given more time.
    if (!(error instanceof AwsError && error.name === 'ConditionalCheckFailedException')) throw error;
  });
  store.forget(item, at);
}
