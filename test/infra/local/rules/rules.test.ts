import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type EventBridgeEvent, FunctionError } from '#infra/local/kernel/engine.ts';
import { inTransaction } from '#infra/local/kernel/transaction.ts';
import { createQueues, type Queues } from '#infra/local/queues/queues.ts';
import type { RuleConfig } from '#infra/local/rules/rule-config.ts';
import { createRules, type Rules } from '#infra/local/rules/rules.ts';
import { waitFor } from '#test/support/wait-for.ts';

const sqs = (name: string) => ({ name, arn: `arn:aws:sqs:ap-southeast-1:123456789012:${name}` });
const ruleArn = (name: string) => `arn:aws:events:ap-southeast-1:123456789012:rule/${name}`;
const minute = 60_000;

const arrival: RuleConfig = {
  name: 'arrival',
  arn: ruleArn('arrival'),
  pattern: { source: ['aws.s3'] },
  targets: [
    { type: 'queue', queue: 'inspections' },
    { type: 'function', functionName: 'look', inputPath: '$.detail' },
  ],
};
const sweeping: RuleConfig = {
  name: 'sweeping',
  arn: ruleArn('sweeping'),
  schedule: 'rate(5 minutes)',
  targets: [{ type: 'function', functionName: 'sweep' }],
};

const arrived: EventBridgeEvent = {
  id: '1',
  source: 'aws.s3',
  'detail-type': 'Object Created',
  time: '2026-11-23T05:00:00Z',
  account: '123456789012',
  region: 'ap-southeast-1',
  resources: [],
  detail: { object: { key: 'a' } },
};

let folder: string;
let time: number;
let invocations: [string, unknown][];
let answer: (functionName: string) => unknown;
let world: { db: DatabaseSync; queues: Queues; rules: Rules };

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rules-'));
  time = Date.parse('2026-11-23T05:00:00Z');
  invocations = [];
  answer = () => undefined;
});
afterEach(() => {
  close();
  rmSync(folder, { recursive: true });
});

function open(rules: RuleConfig[]) {
  const db = new DatabaseSync(join(folder, 'db'));
  const clock = { now: () => time };
  const queues = createQueues({ db, clock, queues: ['inspections', 'failures'].map(sqs), endpoint: '' });
  const functions = [{ functionName: 'look', onFailureQueue: 'failures' }];
  const invoke = async (functionName: string, event: unknown) => {
    invocations.push([functionName, event]);
    return answer(functionName);
  };
  const opened = createRules({ db, clock, queues, invoke, rules, functions });
  opened.start();
  world = { db, queues, rules: opened };
  return world;
}

function close() {
  world.rules.close();
  world.queues.close();
  world.db.close();
}

const bodies = (queue: string) => world.queues.hold(queue, 10).map(({ body }) => JSON.parse(body));

const moment = () => new Promise((resolve) => setTimeout(resolve, 10));

/** Waits for the attempt and for what became of it. */
async function attempted(times: number) {
  await waitFor(() => expect(invocations).toHaveLength(times));
  await moment();
  expect(invocations).toHaveLength(times);
}

function advance(milliseconds: number) {
  time += milliseconds;
  world.rules.tick();
}

describe('a rule for events', () => {
  it('puts the event into a queue, and its part before a function', async () => {
    open([arrival]).rules.put(arrived);
    expect(bodies('inspections')).toEqual([{ version: '0', ...arrived }]);
    await waitFor(() => expect(invocations).toEqual([['look', { object: { key: 'a' } }]]));
  });

  it('leaves other events alone', () => {
    open([arrival]).rules.put({ ...arrived, source: 'aws.ec2' });
    expect(bodies('inspections')).toEqual([]);
  });

  it('forgets an event whose transaction is rolled back', async () => {
    const { db, rules } = open([arrival]);
    expect(() =>
      inTransaction(db, () => {
        rules.put(arrived);
        throw new Error('the object was not stored');
      }),
    ).toThrow('not stored');
    await moment();
    expect(bodies('inspections')).toEqual([]);
    expect(invocations).toEqual([]);
  });

  it('is refused when it has neither pattern nor schedule, or a target of nobody', () => {
    open([]);
    const { pattern: _, ...without } = arrival;
    expect(() => open([without])).toThrow('either a pattern or a schedule');
    expect(() => open([{ ...arrival, targets: [{ type: 'queue', queue: 'x' }] }])).toThrow('does not exist');
  });
});

describe('a function that fails', () => {
  it('is tried again after one and two minutes, then its event goes to the failure queue', async () => {
    answer = () => Promise.reject(new FunctionError('Oops', 'no'));
    open([arrival]).rules.put(arrived);
    await attempted(1);
    for (const [before, minutes] of [1, 2].entries()) {
      advance(minutes * minute - 1);
      await attempted(before + 1);
      advance(1);
      await attempted(before + 2);
    }
    await waitFor(() => expect(world.queues.ready('failures', 1)).toBe(1));
    expect(bodies('failures')).toMatchObject([
      {
        version: '1.0',
        requestContext: { condition: 'RetriesExhausted', approximateInvokeCount: 3 },
        requestPayload: { object: { key: 'a' } },
        responsePayload: { errorType: 'Oops', errorMessage: 'no' },
      },
    ]);
  });

  it('is tried for hours when it cannot be reached', async () => {
    answer = () => Promise.reject(new Error('no function'));
    open([arrival]).rules.put(arrived);
    for (let attempts = 1; attempts < 6; attempts += 1) {
      await attempted(attempts);
      advance(5 * minute);
    }
    expect(world.queues.ready('failures', 1)).toBe(0);
    advance(6 * 60 * minute);
    await waitFor(() => expect(world.queues.ready('failures', 1)).toBe(1));
    expect(bodies('failures')).toMatchObject([{ requestContext: { condition: 'EventAgeExceeded' } }]);
  });

  it('is tried again after a restart in the middle of it', async () => {
    answer = () => new Promise(() => {});
    open([arrival]).rules.put(arrived);
    await attempted(1);
    close();
    answer = () => undefined;
    open([arrival]);
    await attempted(2);
    advance(24 * 60 * minute);
    await attempted(2);
  });
});

describe('a schedule', () => {
  it('invokes its function with the event of its time', async () => {
    open([sweeping]);
    advance(5 * minute - 1);
    advance(1);
    await attempted(1);
    expect(invocations[0]).toMatchObject([
      'sweep',
      {
        source: 'aws.events',
        'detail-type': 'Scheduled Event',
        time: '2026-11-23T05:05:00Z',
        resources: [ruleArn('sweeping')],
      },
    ]);
  });

  it('fires once for a long jump of the clock, and goes on from there', async () => {
    open([sweeping]);
    advance(10 * 24 * 60 * minute);
    await attempted(1);
    advance(5 * minute);
    await attempted(2);
  });

  it('goes on from there when the clock is set back', async () => {
    open([sweeping]);
    advance(5 * minute);
    await attempted(1);
    advance(-365 * 24 * 60 * minute);
    advance(5 * minute);
    await attempted(2);
    advance(5 * minute);
    await attempted(3);
  });

  it('remembers over a restart when it fired', async () => {
    open([sweeping]);
    advance(4 * minute);
    close();
    time += minute;
    open([sweeping]);
    await attempted(1);
    close();
    open([sweeping]);
    advance(4 * minute);
    await moment();
    expect(invocations).toHaveLength(1);
  });
});
