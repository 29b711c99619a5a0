import { DatabaseSync } from 'node:sqlite';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { StreamMapping } from '#infra/local/tables/stream-mapping.ts';
import type { Gathered } from '#infra/local/tables/stream-reader.ts';
import type { StreamRecord } from '#infra/local/tables/stream-record.ts';
import { mapping, type StreamEvent } from './engine.ts';

const record = (sequence: number): StreamRecord => ({
  eventID: `${sequence}`,
  eventName: 'INSERT',
  eventVersion: '1.1',
  eventSource: 'aws:dynamodb',
  dynamodb: { ApproximateCreationDateTime: Date.now() / 1000, Keys: {}, SequenceNumber: `${sequence}` },
});

const sequencesOf = (event: unknown) =>
  (event as StreamEvent).Records.map(({ dynamodb }) => Number(dynamodb.SequenceNumber));

/** Hands out batches of these sizes, and says when it was asked for more. */
function readerOf(sizes: number[]) {
  const batches: Gathered[] = [];
  let sequence = 0;
  for (const size of sizes) {
    batches.push({ shard: 's', records: Array.from({ length: size }, () => record(++sequence)) });
  }
  const emptied = Promise.withResolvers<void>();
  const kept: number[] = [];
  return {
    count: sequence,
    kept,
    emptied: emptied.promise,
    async gather() {
      const next = batches.shift();
      if (next === undefined) emptied.resolve();
      return next;
    },
    keep: (position: { sequence: string | undefined }) => void kept.push(Number(position.sequence)),
  };
}

/** A function that throws, or reports the first bad record, when it is told of one. */
const failing = (bad: (sequence: number) => boolean, reports: boolean, taken: number[]) => {
  return async (_: string, event: unknown) => {
    const sequences = sequencesOf(event);
    const first = sequences.findIndex(bad);
    if (first < 0) taken.push(...sequences);
    if (first >= 0 && !reports) throw new Error('bad');
    if (first > 0) taken.push(...sequences.slice(0, first));
    return { batchItemFailures: first < 0 ? [] : [{ itemIdentifier: `${sequences[first]}` }] };
  };
};

describe('whatever records are bad, and however the function says so', () => {
  it('every good one is taken, every bad one told of once, and the checkpoint never goes back', async () => {
    const cases = fc.record({
      sizes: fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 4 }),
      every: fc.integer({ min: 2, max: 20 }),
      reports: fc.boolean(),
      maximumRetries: fc.integer({ min: 0, max: 3 }),
    });
    const law = fc.asyncProperty(cases, async ({ sizes, every, reports, maximumRetries }) => {
      const reader = readerOf(sizes);
      const bad = (sequence: number) => sequence % every === 0;
      const [taken, notices]: [number[], number[]] = [[], []];
      const following = new StreamMapping({
        config: mapping({ maximumRetries, bisects: true }),
        reader,
        db: new DatabaseSync(':memory:'),
        clock: Date,
        region: 'ap-southeast-1',
        invoke: failing(bad, reports, taken),
        notify: (_, body) =>
          void notices.push(Number(JSON.parse(body).DDBStreamBatchInfo.startSequenceNumber)),
        firstPause: 0,
      });
      following.start();
      await reader.emptied;
      const all = Array.from({ length: reader.count }, (_, i) => i + 1);
      expect(notices).toEqual(all.filter(bad));
      expect([...new Set(taken)]).toEqual(all.filter((sequence) => !bad(sequence)));
      expect(reader.kept).toEqual(reader.kept.toSorted((a, b) => a - b));
      expect(reader.kept.at(-1)).toBe(reader.count);
    });
    await fc.assert(law, { numRuns: 200 });
  });
});
