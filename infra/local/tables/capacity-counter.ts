import { z } from 'zod';

export interface CapacityCounts {
  requests: number;
  /** Requests whose condition failed. AWS charges for them too, but says nowhere how much. */
  refused: number;
  writeUnits: number;
  readUnits: number;
}

/** Sums the capacity units of requests, as the engine states them. */
export interface CapacityCounter {
  /** The request, with the question what it costs. */
  asking(action: string, body: Buffer): Buffer;
  add(action: string, answer: Buffer | string): void;
  counts(): CapacityCounts;
  reset(): void;
}

const reading = new Set(['GetItem', 'Query', 'Scan', 'BatchGetItem', 'TransactGetItems']);
const writing = new Set(['PutItem', 'UpdateItem', 'DeleteItem', 'BatchWriteItem', 'TransactWriteItems']);

const Consumed = z.object({ CapacityUnits: z.number(), ReadCapacityUnits: z.number().optional() });
const Answer = z.object({
  __type: z.string().optional(),
  ConsumedCapacity: z.union([Consumed, z.array(Consumed)]).optional(),
});

const question = Buffer.from('{"ReturnConsumedCapacity":"INDEXES",');

export function createCapacityCounter(): CapacityCounter {
  const none = { requests: 0, refused: 0, writeUnits: 0, readUnits: 0 };
  let counts = { ...none };

  return {
    asking(action, body) {
      if (!reading.has(action) && !writing.has(action)) return body;
      return Buffer.concat([question, body.subarray(body.indexOf('{') + 1)]);
    },
    add(action, answer) {
      counts.requests += 1;
      const { __type: refusal, ConsumedCapacity = [] } = Answer.parse(JSON.parse(answer.toString()));
      if (refusal !== undefined) counts.refused += 1;
      for (const { CapacityUnits, ReadCapacityUnits } of [ConsumedCapacity].flat()) {
        // A transaction that is sent again under the same token costs a reading.
        const read = reading.has(action) || ReadCapacityUnits !== undefined;
        counts[read ? 'readUnits' : 'writeUnits'] += CapacityUnits;
      }
    },
    counts: () => ({ ...counts }),
    reset: () => {
      counts = { ...none };
    },
  };
}
