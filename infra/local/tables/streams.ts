import type { DatabaseSync } from 'node:sqlite';
import type { Clock, Invoke } from '#local/kernel/engine.ts';
import { compilePattern } from '#local/rules/pattern.ts';
import { createCheckpoints } from '#local/tables/checkpoints.ts';
import type { StreamMappingConfig, TableConfig } from '#local/tables/config.ts';
import { createTables } from '#local/tables/create-tables.ts';
import type { DynamoClient } from '#local/tables/dynamo-client.ts';
import { createExpiry, type Expiry } from '#local/tables/expiry.ts';
import { StreamFeed } from '#local/tables/stream-feed.ts';
import { StreamMapping } from '#local/tables/stream-mapping.ts';
import { StreamReader, type StreamReaderOptions } from '#local/tables/stream-reader.ts';

export interface StreamsOptions {
  client: DynamoClient;
  tables: TableConfig[];
  mappings: StreamMappingConfig[];
  db: DatabaseSync;
  clock: Clock;
  region: string;
  invoke: Invoke;
  /** Puts a message into a queue within the surrounding transaction. */
  notify(queueArn: string, body: string): void;
}

/** The tables with everything that follows their changes: functions, and the deletion of items whose time is over. */
export interface Streams {
  start(): void;
  /** To be called when something happens that may change a table. */
  stir(): void;
  /** To be called when the clock was moved. */
  tick(): void;
  close(): Promise<void>;
}

/** A table's stream under both of its names. */
interface Source {
  table: TableConfig;
  feed: StreamFeed;
  /** As the engine names it; a new database has new names, and so new checkpoints. */
  engineArn: string;
}

export async function createStreams(options: StreamsOptions): Promise<Streams> {
  const { client, tables } = options;
  const engineArns = await createTables(client, tables);
  const sources = tables.flatMap((table) => {
    const engineArn = engineArns.get(table.name);
    return engineArn === undefined ? [] : [{ table, engineArn, feed: new StreamFeed(client, engineArn) }];
  });
  const readerOf = readersOf(options);
  const mappings = options.mappings.map((config) => {
    const source = sources.find(({ table }) => table.streamArn === config.streamArn);
    if (source === undefined) throw new Error(`${config.id}: no table has the stream ${config.streamArn}`);
    return new StreamMapping({ ...options, config, reader: readerOf(source, mappingReading(config)) });
  });
  const expiries = tables.flatMap((table) => {
    const { name, ttlAttribute: attribute } = table;
    if (attribute === undefined) return [];
    const source = sources.find((one) => one.table === table);
    if (source === undefined)
      throw new Error(`${name} has a TTL and no stream, which the local cloud needs for it`);
    const reader = readerOf(source, { ...everything, name: `expiry of ${name}` });
    return [createExpiry({ ...options, table: name, attribute, reader })];
  });
  return running(sources, mappings, expiries);
}

function running(sources: Source[], mappings: StreamMapping[], expiries: Expiry[]): Streams {
  return {
    start() {
      for (const one of [...mappings, ...expiries]) one.start();
    },
    stir() {
      for (const { feed } of sources) feed.stir();
    },
    tick() {
      for (const expiry of expiries) expiry.tick();
    },
    async close() {
      for (const { feed } of sources) feed.close();
      await Promise.all([...mappings, ...expiries].map((one) => one.close()));
    },
  };
}

type Reading = Omit<StreamReaderOptions, 'feed' | 'streamArn' | 'checkpoints'>;

function readersOf({ db }: StreamsOptions) {
  const checkpoints = createCheckpoints(db);
  return ({ feed, engineArn }: Source, reading: Reading) =>
    new StreamReader({ ...reading, feed, streamArn: engineArn, checkpoints });
}

const everything = {
  startingPosition: 'TRIM_HORIZON',
  batchSize: 200,
  windowSeconds: 0,
  fits: () => true,
} as const;

function mappingReading(config: StreamMappingConfig): Reading {
  const { id: name, startingPosition, batchSize, windowSeconds } = config;
  const filters = config.filters.map((filter, i) => compilePattern(filter, `${name} filter ${i}`));
  const fits: Reading['fits'] = (record) => filters.length === 0 || filters.some((filter) => filter(record));
  return { name, startingPosition, batchSize, windowSeconds, fits };
}
