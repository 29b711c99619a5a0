import { randomUUID } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import type { Clock, EventBridgeEvent, Invoke } from '#local/kernel/engine.ts';
import { inTransaction } from '#local/kernel/transaction.ts';
import type { Queues } from '#local/queues/queues.ts';
import { createAsyncInvocations } from '#local/rules/async-invocations.ts';
import type { AsyncConfig } from '#local/rules/async-policy.ts';
import { compilePattern } from '#local/rules/pattern.ts';
import { payloadFor, RuleConfig, type Target } from '#local/rules/rule-config.ts';
import { createSchedules } from '#local/rules/schedules.ts';

export interface RulesOptions {
  db: DatabaseSync;
  clock: Clock;
  queues: Queues;
  invoke: Invoke;
  rules: RuleConfig[];
  /** How the functions that are targets treat asynchronous invocations; Lambda's defaults for those not listed. */
  functions?: AsyncConfig[];
}

/** EventBridge's default bus on one machine. */
export interface Rules {
  /** Hands an event to every rule that it fits; all of it is committed with the surrounding transaction, or at once. */
  put(event: EventBridgeEvent): void;
  /** Invokes a function asynchronously, as a service does that only notifies it. */
  invokeLater(functionName: string, event: unknown): void;
  start(): void;
  /** To be called when the clock was moved. */
  tick(): void;
  close(): void;
}

export function createRules({ db, clock, queues, invoke, rules, functions = [] }: RulesOptions): Rules {
  const parsed = rules.map((rule) => RuleConfig.parse(rule));
  const patterns = parsed.flatMap(({ name, pattern, targets }) =>
    pattern === undefined ? [] : [{ fits: compilePattern(pattern, name), targets }],
  );
  for (const target of parsed.flatMap(({ targets }) => targets))
    if (target.type === 'queue') queues.get(target.queue);
  const invocations = createAsyncInvocations({ db, clock, queues, invoke, functions });
  const scheduled = new Map(parsed.map((rule) => [rule.name, rule]));
  const schedules = createSchedules({
    db,
    clock,
    schedules: parsed.flatMap(({ name, schedule }) =>
      schedule === undefined ? [] : [{ name, expression: schedule }],
    ),
    fire(name, time) {
      const rule = scheduled.get(name);
      for (const target of rule?.targets ?? []) deliver(target, scheduledEvent(rule?.arn ?? '', time));
    },
  });

  function deliver(target: Target, event: object) {
    const payload = payloadFor(target, event);
    if (target.type === 'function') invocations.add(target.functionName, payload);
    else queues.send(target.queue, JSON.stringify(payload));
  }

  return {
    put: (event) =>
      inTransaction(db, () => {
        const envelope = { version: '0', ...event };
        for (const { targets } of patterns.filter(({ fits }) => fits(envelope)))
          for (const target of targets) deliver(target, envelope);
      }),
    invokeLater: invocations.add,
    start() {
      invocations.start();
      schedules.start();
    },
    tick() {
      schedules.tick();
      invocations.tick();
    },
    close() {
      schedules.close();
      invocations.close();
    },
  };
}

function scheduledEvent(ruleArn: string, time: number): EventBridgeEvent & { version: string } {
  const [, , , region = '', account = ''] = ruleArn.split(':');
  return {
    version: '0',
    id: randomUUID(),
    source: 'aws.events',
    'detail-type': 'Scheduled Event',
    account,
    region,
    time: `${new Date(time).toISOString().slice(0, 19)}Z`,
    resources: [ruleArn],
    detail: {},
  };
}
