import type { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Clock, Invoke } from '#local/kernel/engine.ts';
import { inTransaction } from '#local/kernel/transaction.ts';
import { type Batch, halves, leftByFailure, leftByReport } from '#local/tables/batch.ts';
import type { StreamMappingConfig } from '#local/tables/config.ts';
import { failureNotice, streamEvent } from '#local/tables/stream-event.ts';
import type { Gathered, StreamReader } from '#local/tables/stream-reader.ts';
import type { StreamRecord } from '#local/tables/stream-record.ts';

export interface StreamMappingOptions {
  config: StreamMappingConfig;
  reader: Pick<StreamReader, 'gather' | 'keep'>;
  db: DatabaseSync;
  clock: Clock;
  region: string;
  invoke: Invoke;
  /** Tells the on-failure queue, within the surrounding transaction. */
  notify(queueArn: string, body: string): void;
  /** Before the first repetition, in milliseconds; each further pause is twice as long. */
  firstPause?: number;
}

const longestPause = 10_000;

/**
 * Hands the changes of a table to a function, in order, each until the function has taken it or it is given up.
 * Only then is the checkpoint moved: after a crash the function may see again what it has seen, and misses nothing.
 */
export class StreamMapping {
  readonly #options: StreamMappingOptions;
  readonly #stop = new AbortController();
  #running: Promise<void> = Promise.resolve();

  constructor(options: StreamMappingOptions) {
    this.#options = options;
  }

  start(): void {
    this.#running = this.#run();
  }

  /** Resolves when the invocation that is under way has ended and its checkpoint is kept. */
  async close(): Promise<void> {
    this.#stop.abort();
    await this.#running;
  }

  get #stopped() {
    return this.#stop.signal.aborted;
  }

  async #run(): Promise<void> {
    while (!this.#stopped) {
      const gathered = await this.#options.reader.gather();
      if (gathered === undefined) return;
      await this.#deliver(gathered).catch((error: unknown) => {
        if (!this.#stopped) throw error;
      });
    }
  }

  async #deliver({ records, shard }: Gathered): Promise<void> {
    let waiting: Batch[] = [{ records, attempts: 0 }];
    while (waiting.length > 0 && !this.#stopped) {
      const [next, ...others] = waiting;
      if (next === undefined) return;
      const left = await this.#try(this.#withoutAged(next, shard), shard);
      waiting = [...left, ...others];
      const attempts = left[0]?.attempts ?? 0;
      if (attempts > 0) await this.#pause(attempts);
    }
  }

  async #try(batch: Batch, shard: string): Promise<Batch[]> {
    if (batch.records.length === 0) return [];
    const { left, cause } = await this.#invoke(batch);
    // Whatever failed because everything is being stopped is tried at the next start.
    if (this.#stopped && left.length > 0) return left;
    const { maximumRetries = Number.POSITIVE_INFINITY, bisects } = this.#options.config;
    const [first, ...others] = left;
    if (first === undefined || first.attempts <= maximumRetries) {
      this.#settle(batch, left, shard);
      return left;
    }
    // Before good changes are given up together with a bad one, each half has its try.
    if (bisects && first.records.length > 1) return [...halves(first), ...others];
    this.#giveUp(first, { condition: 'RetryAttemptsExhausted', shard, cause });
    return others;
  }

  async #invoke(batch: Batch): Promise<{ left: Batch[]; cause: string }> {
    const { config, region, clock, invoke } = this.#options;
    const { streamArn, bisects, reportsItemFailures } = config;
    const event = streamEvent(batch.records, { streamArn, region, clockOffset: clock.now() - Date.now() });
    try {
      const response = await invoke(config.functionArn, event);
      const left = reportsItemFailures ? leftByReport(batch, response, bisects) : [];
      return { left, cause: 'reported by the function' };
    } catch (error) {
      return { left: leftByFailure(batch, bisects), cause: String(error) };
    }
  }

  /** Keeps how far the function has come: up to the first record that is left. */
  #settle(batch: Batch, left: Batch[], shard: string) {
    const remaining = left.reduce((sum, { records }) => sum + records.length, 0);
    const last = batch.records[batch.records.length - remaining - 1];
    if (last !== undefined) this.#options.reader.keep({ shard, sequence: last.dynamodb.SequenceNumber });
  }

  #withoutAged(batch: Batch, shard: string): Batch {
    const { maximumAgeSeconds = Number.POSITIVE_INFINITY } = this.#options.config;
    // The engine dates changes by the machine's clock, so that a moved clock makes none of them old.
    const oldest = Date.now() / 1000 - maximumAgeSeconds;
    const young = batch.records.findIndex(({ dynamodb }) => dynamodb.ApproximateCreationDateTime >= oldest);
    const count = young < 0 ? batch.records.length : young;
    if (count === 0) return batch;
    const aged = { ...batch, records: batch.records.slice(0, count) };
    this.#giveUp(aged, { condition: 'RecordAgeExceeded', shard });
    return { ...batch, records: batch.records.slice(count) };
  }

  #giveUp(batch: Batch, why: { condition: string; shard: string; cause?: string }) {
    const { config, clock, db, reader, notify } = this.#options;
    const { functionArn, streamArn, onFailureQueueArn } = config;
    const notice = failureNotice(batch, { ...why, functionArn, streamArn, now: clock.now() });
    inTransaction(db, () => {
      if (onFailureQueueArn !== undefined) notify(onFailureQueueArn, JSON.stringify(notice));
      reader.keep({ shard: why.shard, sequence: sequenceOf(batch.records.at(-1)) });
    });
  }

  async #pause(attempts: number) {
    const { firstPause = 100 } = this.#options;
    const milliseconds = Math.min(firstPause * 2 ** (attempts - 1), longestPause);
    await sleep(milliseconds, undefined, { signal: this.#stop.signal });
  }
}

const sequenceOf = (record: StreamRecord | undefined) => record?.dynamodb.SequenceNumber;
