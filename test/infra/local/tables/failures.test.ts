import { describe, expect, it, vi } from 'vitest';
import { waitFor } from '#test/support/wait-for.ts';
import { engine, keysOf, mapping, type StreamEvent } from './engine.ts';

const sequenceOf = (event: unknown, pk: string) =>
  (event as StreamEvent).Records.find(({ dynamodb }) => dynamodb.Keys.pk.S === pk)?.dynamodb.SequenceNumber;

describe('a function that fails', () => {
  it('is told again until it takes the change', async () => {
    const { follow, put } = await engine();
    const tries: string[][] = [];
    await put('a');
    await follow([mapping()], async (_, event) => {
      tries.push(keysOf(event));
      if (tries.length < 3) throw new Error('down');
    });
    await waitFor(() => expect(tries).toEqual([['a'], ['a'], ['a']]));
  });

  it('is told again from the first change on that it reports', async () => {
    const { follow, put } = await engine();
    const tries: string[][] = [];
    for (const code of ['a', 'b', 'c']) await put(code);
    await follow([mapping()], async (_, event) => {
      tries.push(keysOf(event));
      if (tries.length > 1) return { batchItemFailures: [] };
      return { batchItemFailures: ['c', 'b'].map((pk) => ({ itemIdentifier: sequenceOf(event, pk) })) };
    });
    await waitFor(() =>
      expect(tries).toEqual([
        ['a', 'b', 'c'],
        ['b', 'c'],
      ]),
    );
  });
});

describe('a function that goes on failing', () => {
  it('has a bad change set aside, and gets the good ones around it', async () => {
    const { follow, put, notices } = await engine();
    const taken: string[] = [];
    for (const code of ['a', 'b', 'bad', 'c', 'd']) await put(code);
    await follow([mapping({ maximumRetries: 1 })], async (_, event) => {
      const keys = keysOf(event);
      if (keys.includes('bad')) throw new Error('cannot read it');
      taken.push(...keys);
    });
    await waitFor(() => expect(taken).toEqual(['a', 'b', 'c', 'd']));
    expect(notices).toMatchObject([
      {
        requestContext: { condition: 'RetryAttemptsExhausted', approximateInvokeCount: 2 },
        responsePayload: { errorMessage: 'Error: cannot read it' },
        DDBStreamBatchInfo: { startSequenceNumber: '3', endSequenceNumber: '3', batchSize: 1 },
      },
    ]);
  });

  it('without halving has the whole batch set aside', async () => {
    const { follow, put, notices } = await engine();
    for (const code of ['a', 'b']) await put(code);
    const failing = vi.fn(() => Promise.reject(new Error('down')));
    await follow([mapping({ bisects: false, maximumRetries: 2 })], failing);
    await waitFor(() => expect(notices).toMatchObject([{ DDBStreamBatchInfo: { batchSize: 2 } }]));
    expect(failing).toHaveBeenCalledTimes(3);
  });

  it('has changes set aside that are too old, by the machine and not by the moved clock', async () => {
    const { follow, put, notices, clock } = await engine();
    await put('a');
    clock.offset = 864_000_000;
    const failing = vi.fn(() => Promise.reject(new Error('down')));
    await follow([mapping({ maximumRetries: undefined, maximumAgeSeconds: 1.2 })], failing);
    await waitFor(() =>
      expect(notices).toMatchObject([{ requestContext: { condition: 'RecordAgeExceeded' } }]),
    );
    expect(failing).toHaveBeenCalled();
  });
});

describe('a report of failures', () => {
  it.each([
    [{ batchItemFailures: [{ itemIdentifier: '' }] }],
    [{ batchItemFailures: [{ itemIdentifier: '999' }] }],
    [{ batchItemFailures: [{ wrong: '1' }] }],
    ['text'],
  ])('that names nothing of the batch, as %j, means all of it', async (report) => {
    const { follow, put } = await engine();
    const tries: string[][] = [];
    for (const code of ['a', 'b']) await put(code);
    await follow([mapping({ bisects: false })], async (_, event) => {
      tries.push(keysOf(event));
      return tries.length === 1 ? report : undefined;
    });
    await waitFor(() =>
      expect(tries).toEqual([
        ['a', 'b'],
        ['a', 'b'],
      ]),
    );
  });

  it.each([undefined, null, {}, { batchItemFailures: [] }, { batchItemFailures: null }])(
    'that is %j means that all went well',
    async (report) => {
      const { follow, put } = await engine();
      const tries: string[][] = [];
      await put('a');
      await follow([mapping()], async (_, event) => {
        tries.push(keysOf(event));
        return report;
      });
      await waitFor(() => expect(tries).toHaveLength(1));
      await put('b');
      await waitFor(() => expect(tries).toEqual([['a'], ['b']]));
    },
  );
});
