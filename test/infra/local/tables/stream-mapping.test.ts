import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { waitFor } from '#test/support/wait-for.ts';
import { engine, keysOf, mapping, type StreamEvent } from './engine.ts';

const seen = () => {
  const batches: string[][] = [];
  return { batches, all: () => batches.flat(), take: (event: unknown) => void batches.push(keysOf(event)) };
};

describe('a function that follows a table', () => {
  it('is told of each change once and in order', async () => {
    const { follow, put } = await engine();
    const records = seen();
    await follow([mapping()], async (_, event) => records.take(event));
    const codes = Array.from({ length: 300 }, (_, i) => `DOSSIER#${i}`);
    for (const code of codes) await put(code);
    await waitFor(() => expect(records.all()).toHaveLength(300));
    expect(records.all()).toEqual(codes);
  });

  it('is told in the shape of Lambda', async () => {
    const { follow, put, clock } = await engine();
    clock.offset = 86_400_000;
    const events: StreamEvent[] = [];
    await follow([mapping()], async (_, event) => void events.push(event as StreamEvent));
    await put('DOSSIER#1');
    await waitFor(() => expect(events).toHaveLength(1));
    const [record] = events[0]?.Records ?? [];
    expect(record).toMatchObject({
      eventName: 'INSERT',
      eventSource: 'aws:dynamodb',
      eventVersion: '1.1',
      awsRegion: 'ap-southeast-1',
      eventSourceARN: mapping().streamArn,
      dynamodb: {
        Keys: { pk: { S: 'DOSSIER#1' } },
        NewImage: { sk: { S: 'STATE' } },
        StreamViewType: 'NEW_IMAGE',
      },
    });
    expect(record?.eventID).toMatch(/^[0-9a-f]{32}$/);
    const created = record?.dynamodb.ApproximateCreationDateTime ?? 0;
    expect(Math.abs(created * 1000 - clock.now())).toBeLessThan(5000);
  });
});

describe('a function that follows some changes of a table', () => {
  it('is told only of what its filter lets through', async () => {
    const { follow, put } = await engine();
    const records = seen();
    const filters = [
      { eventName: ['INSERT'], dynamodb: { NewImage: { notice: { S: [{ exists: true }] } } } },
    ];
    await follow([mapping({ filters })], async (_, event) => records.take(event));
    await put('a', { notice: { S: 'x' } });
    await put('b');
    await put('a', { notice: { S: 'y' } });
    await put('c', { notice: { S: 'z' } });
    await waitFor(() => expect(records.all()).toEqual(['a', 'c']));
  });
});

describe('a batch', () => {
  it('is at most as large as asked for', async () => {
    const { follow, put } = await engine();
    const records = seen();
    for (let i = 0; i < 25; i += 1) await put(`DOSSIER#${i}`);
    await follow([mapping({ batchSize: 10 })], async (_, event) => records.take(event));
    await waitFor(() => expect(records.batches.map((batch) => batch.length)).toEqual([10, 10, 5]));
  });

  it('gathers for as long as its window, or until it is full', async () => {
    const { follow, put } = await engine();
    const records = seen();
    await follow([mapping({ windowSeconds: 3, batchSize: 4 })], async (_, event) => records.take(event));
    for (const code of ['a', 'b', 'c']) {
      await put(code);
      await sleep(30);
    }
    expect(records.batches).toEqual([]);
    await waitFor(() => expect(records.batches).toEqual([['a', 'b', 'c']]));
    for (const code of ['d', 'e', 'f', 'g', 'h']) await put(code);
    await waitFor(() => expect(records.batches.slice(1)).toEqual([['d', 'e', 'f', 'g'], ['h']]));
  });
});

describe('two functions that follow the same table', () => {
  it('do not wait for each other', async () => {
    const { follow, put } = await engine();
    const records = seen();
    await follow([mapping({ id: 'a', functionArn: 'stuck' }), mapping({ id: 'b' })], async (name, event) => {
      if (name === 'stuck') throw new Error('down');
      records.take(event);
    });
    for (let i = 0; i < 50; i += 1) await put(`DOSSIER#${i}`);
    await waitFor(() => expect(records.all()).toHaveLength(50));
  });
});
