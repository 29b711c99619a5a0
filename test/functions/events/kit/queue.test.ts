import { ChangeMessageVisibilityCommand, SQSClient } from '@aws-sdk/client-sqs';
import { mockClient } from 'aws-sdk-client-mock';
import { describe, expect, it, vi } from 'vitest';
import { fromQueue, pauseAfter, perDossierOf } from '#functions/events/kit/queue.ts';

const record = (body: string, index = 0, receives = 1) => ({
  messageId: `m${index}`,
  body,
  receiptHandle: `r${index}`,
  attributes: { ApproximateReceiveCount: receives },
});
const messages = (...codes: string[]) => codes.map((code, index) => record(JSON.stringify({ code }), index));

describe('messages that name dossiers', () => {
  it('are worked off dossier by dossier, each once', async () => {
    const worked: string[] = [];
    const answer = await perDossierOf(
      messages('a', 'b', 'a'),
      async (code) => worked.push(code),
      () => undefined,
    );
    expect(worked.toSorted()).toEqual(['a', 'b']);
    expect(answer).toEqual({ batchItemFailures: [] });
  });

  it('come again where their dossier failed, and no others', async () => {
    const failed: string[] = [];
    const answer = await perDossierOf(
      messages('a', 'b', 'a', 'c'),
      async (code) => {
        if (code === 'a') throw new Error('broken');
      },
      (code, error) => failed.push(`${code}: ${error}`),
    );
    expect(answer).toEqual({ batchItemFailures: [{ itemIdentifier: 'm0' }, { itemIdentifier: 'm2' }] });
    expect(failed).toEqual(['a: Error: broken']);
  });

  it('fail aloud, all together, where one names none', async () => {
    const broken = [record('{}')];
    await expect(
      perDossierOf(
        broken,
        async () => undefined,
        () => undefined,
      ),
    ).rejects.toThrow();
  });
});

describe('what failed of a queue', () => {
  it('comes again after half a minute, and later each time, but within a quarter of an hour', () => {
    expect([1, 2, 3, 4, 5, 6, 7, 120].map(pauseAfter)).toEqual([30, 60, 120, 240, 480, 900, 900, 900]);
  });

  it.each(['taken', 'refused'])('is told to its queue, and nothing else is: %s', async (how) => {
    vi.stubEnv('QUEUE_URL', 'http://queue');
    const sqs = mockClient(SQSClient);
    if (how === 'refused') sqs.on(ChangeMessageVisibilityCommand).rejects('no');
    const failing = { batchItemFailures: [{ itemIdentifier: 'm1' }] };
    const Records = [record('a', 0, 3), record('b', 1, 3)].map((one) => ({
      ...one,
      attributes: { ApproximateReceiveCount: '3' },
    }));
    expect(await fromQueue(async () => failing, new SQSClient({}))({ Records })).toEqual(failing);
    const input = { QueueUrl: 'http://queue', ReceiptHandle: 'r1', VisibilityTimeout: 120 };
    expect(sqs.calls().map(({ args: [command] }) => command.input)).toEqual([input]);
    sqs.restore();
    vi.unstubAllEnvs();
  });
});
