import { z } from 'zod';
import { AwsError } from '#local/kernel/aws-error.ts';
import type { DynamoClient } from '#local/tables/dynamo-client.ts';
import { Rhythm } from '#local/tables/rhythm.ts';
import { firstPosition, nextShard } from '#local/tables/shards.ts';
import { type Page, type Position, StreamRecord } from '#local/tables/stream-record.ts';

const Iterator = z.object({ ShardIterator: z.string() });
const Records = z.object({ Records: z.array(StreamRecord), NextShardIterator: z.string().optional() });

// A reader that falls behind by more pages than this reads them by itself.
const sharedPages = 16;

/**
 * Reads one stream for several readers, each at its own position. Readers at the same place share one reading, so
 * that another reader costs nothing while all keep up.
 */
export class StreamFeed {
  readonly #client: DynamoClient;
  readonly #streamArn: string;
  readonly #pages = new Map<string, Promise<Page>>();
  readonly #iterators = new Map<string, string>();
  readonly #rhythm = new Rhythm();

  constructor(client: DynamoClient, streamArn: string) {
    this.#client = client;
    this.#streamArn = streamArn;
  }

  /** The next changes after a position; waits until there are some. Rejects once the feed is closed. */
  next(after: Position): Promise<Page> {
    const key = keyOf(after);
    const known = this.#pages.get(key);
    if (known !== undefined) return known;
    const page = this.#await(after);
    this.#pages.set(key, page);
    page.catch(() => this.#pages.delete(key));
    for (const old of [...this.#pages.keys()].slice(0, -sharedPages)) this.#forget(old);
    return page;
  }

  /** Where a reader begins that has never read. */
  async start(where: 'TRIM_HORIZON' | 'LATEST'): Promise<Position> {
    let position = await firstPosition(this.#client, this.#streamArn);
    if (where === 'TRIM_HORIZON') return position;
    for (;;) {
      const page = await this.#read(position);
      if (page.records.length === 0 && page.to.shard === position.shard) return position;
      position = page.to;
    }
  }

  /** Something is going on that may have changed the table: looks closely for a while. */
  stir(): void {
    this.#rhythm.quicken();
  }

  close(): void {
    this.#rhythm.stop();
  }

  #forget(key: string) {
    this.#pages.delete(key);
    this.#iterators.delete(key);
  }

  async #await(after: Position): Promise<Page> {
    for (;;) {
      const page = await this.#read(after);
      if (page.records.length > 0 || page.to.shard !== after.shard) return page;
      await this.#rhythm.pause();
    }
  }

  async #read(after: Position): Promise<Page> {
    try {
      return await this.#fetch(after);
    } catch (error) {
      if (!(error instanceof AwsError)) return this.#outage(after, error);
      this.#iterators.delete(keyOf(after));
      if (error.name === 'ExpiredIteratorException') return this.#fetch(after);
      // What comes next was forgotten before it was read: the reader goes on with the oldest that is left.
      if (lost.has(error.name)) return { records: [], to: await this.#oldest(after) };
      return this.#outage(after, error);
    }
  }

  /** The engine may be about to be started again. */
  async #outage(after: Position, error: unknown): Promise<Page> {
    if (!this.#rhythm.stopped) console.error(`${this.#streamArn}: ${String(error)}`);
    await this.#rhythm.rest();
    return { records: [], to: after };
  }

  async #oldest(after: Position): Promise<Position> {
    const first = await firstPosition(this.#client, this.#streamArn);
    console.error(`${this.#streamArn}: changes after ${keyOf(after)} are lost; going on at ${keyOf(first)}`);
    return first;
  }

  async #fetch(after: Position): Promise<Page> {
    const iterator = this.#iterators.get(keyOf(after)) ?? (await this.#iteratorAfter(after));
    const answer = await this.#client.call('GetRecords', { ShardIterator: iterator, Limit: 1000 });
    const { Records: records, NextShardIterator: next } = Records.parse(answer);
    const sequence = records.at(-1)?.dynamodb.SequenceNumber ?? after.sequence;
    const to = { shard: after.shard, ...(sequence !== undefined && { sequence }) };
    if (next !== undefined) this.#iterators.set(keyOf(to), next);
    if (next !== undefined || records.length > 0) return { records, to };
    return { records, to: (await nextShard(this.#client, this.#streamArn, after)) ?? to };
  }

  async #iteratorAfter({ shard, sequence }: Position): Promise<string> {
    const type = sequence === undefined ? 'TRIM_HORIZON' : 'AFTER_SEQUENCE_NUMBER';
    const input = {
      StreamArn: this.#streamArn,
      ShardId: shard,
      ShardIteratorType: type,
      SequenceNumber: sequence,
    };
    return Iterator.parse(await this.#client.call('GetShardIterator', input)).ShardIterator;
  }
}

const keyOf = ({ shard, sequence }: Position) => `${shard}/${sequence ?? ''}`;

const lost = new Set(['TrimmedDataAccessException', 'ResourceNotFoundException']);
