import type { Checkpoints } from '#local/tables/checkpoints.ts';
import { Closed } from '#local/tables/rhythm.ts';
import type { StreamFeed } from '#local/tables/stream-feed.ts';
import type { Page, Position, StreamRecord } from '#local/tables/stream-record.ts';

export interface StreamReaderOptions {
  feed: StreamFeed;
  /** The name under which the checkpoint is kept. */
  name: string;
  streamArn: string;
  checkpoints: Checkpoints;
  startingPosition: 'TRIM_HORIZON' | 'LATEST';
  batchSize: number;
  windowSeconds: number;
  fits(record: StreamRecord): boolean;
}

/** Changes of one shard, in order. */
export interface Gathered {
  records: StreamRecord[];
  shard: string;
}

/** Well below the six megabytes of an invocation, since items grow when they are written as JSON. */
const largestBatchBytes = 2 * 1024 * 1024;
const keepEvery = 1000;

/** Gathers from a stream what one reader wants, from where it stopped the last time. */
export class StreamReader {
  readonly #options: StreamReaderOptions;
  #at: Position | undefined;
  #unread: StreamRecord[] = [];
  #kept = 0;

  constructor(options: StreamReaderOptions) {
    this.#options = options;
  }

  /** Waits for a full batch, or for the end of the window of one that is not; undefined once the feed is closed. */
  async gather(): Promise<Gathered | undefined> {
    try {
      return await this.#gather();
    } catch (error) {
      if (error instanceof Closed) return undefined;
      throw error;
    }
  }

  /** Everything up to this position is done. */
  keep(position: { shard: string; sequence: string | undefined }): void {
    const { name, streamArn, checkpoints } = this.#options;
    const { shard, sequence } = position;
    checkpoints.save(name, streamArn, { shard, ...(sequence !== undefined && { sequence }) });
    this.#kept = performance.now();
  }

  async #gather(): Promise<Gathered> {
    const batch = new Filling(this.#options);
    for (;;) {
      const at = this.#fill(batch, await this.#position());
      this.#at = at;
      const page = batch.done ? undefined : await this.#nextPage(at, batch);
      if (batch.done || goesOn(page, at, batch)) return { records: batch.records, shard: at.shard };
      this.#unread = [...(page?.records ?? [])];
      if (page?.records.length === 0) this.#at = page.to;
    }
  }

  /** Takes what was read until the batch is full; gives the place of the last that was taken. */
  #fill(batch: Filling, from: Position): Position {
    let at = from;
    while (!batch.full) {
      const record = this.#unread.shift();
      if (record === undefined) break;
      at = { shard: at.shard, sequence: record.dynamodb.SequenceNumber };
      if (this.#options.fits(record)) batch.add(record);
    }
    if (batch.empty) this.#keepNowAndThen(at);
    return at;
  }

  async #position(): Promise<Position> {
    const { feed, name, streamArn, checkpoints, startingPosition } = this.#options;
    this.#at ??= checkpoints.find(name, streamArn);
    if (this.#at === undefined) {
      this.#at = await feed.start(startingPosition);
      this.keep({ sequence: undefined, ...this.#at });
    }
    return this.#at;
  }

  /** What the reader does not want is done by being read; this is kept now and then, as nothing is lost without. */
  #keepNowAndThen(at: Position) {
    if (performance.now() - this.#kept > keepEvery) this.keep({ sequence: undefined, ...at });
  }

  async #nextPage(at: Position, batch: Filling): Promise<Page | undefined> {
    const page = this.#options.feed.next(at);
    if (batch.empty) return page;
    const window = Promise.withResolvers<void>();
    const timer = setTimeout(window.resolve, batch.remaining);
    return Promise.race([page, window.promise.then(() => undefined)]).finally(() => clearTimeout(timer));
  }
}

/** Whether the next page is of another shard, which a batch does not reach into. */
const goesOn = (page: Page | undefined, at: Position, batch: Filling) =>
  page !== undefined && page.to.shard !== at.shard && !batch.empty;

/** A batch that is being gathered. */
class Filling {
  readonly records: StreamRecord[] = [];
  readonly #options: StreamReaderOptions;
  #bytes = 0;
  #deadline = Number.POSITIVE_INFINITY;

  constructor(options: StreamReaderOptions) {
    this.#options = options;
  }

  get empty(): boolean {
    return this.records.length === 0;
  }

  get full(): boolean {
    return this.records.length >= this.#options.batchSize || this.#bytes >= largestBatchBytes;
  }

  /** Full, or at the end of its window. */
  get done(): boolean {
    return this.full || performance.now() >= this.#deadline;
  }

  get remaining(): number {
    return Math.max(0, this.#deadline - performance.now());
  }

  add(record: StreamRecord): void {
    if (this.empty) this.#deadline = performance.now() + this.#options.windowSeconds * 1000;
    this.records.push(record);
    this.#bytes += record.dynamodb.SizeBytes ?? 0;
  }
}
