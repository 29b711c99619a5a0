import type { DatabaseSync } from 'node:sqlite';
import { createAlarm } from '#local/kernel/alarm.ts';
import { AwsError } from '#local/kernel/aws-error.ts';
import type { JsonService } from '#local/kernel/aws-json.ts';
import type { Clock } from '#local/kernel/engine.ts';
import { createBatchActions } from '#local/queues/batch-actions.ts';
import { createListeners } from '#local/queues/listeners.ts';
import { createMessageActions } from '#local/queues/message-actions.ts';
import { createMoveActions } from '#local/queues/move-actions.ts';
import { createQueueActions } from '#local/queues/queue-actions.ts';
import { type Queue, type QueueConfig, queueNameOf, queueOf } from '#local/queues/queue-config.ts';
import type { QueueParts } from '#local/queues/queue-parts.ts';
import type { Received } from '#local/queues/schema.ts';
import { createQueueStore } from '#local/queues/store.ts';

export interface QueuesOptions {
  db: DatabaseSync;
  clock: Clock;
  queues: QueueConfig[];
  /** Where the service is reached, for the URLs of its queues. */
  endpoint: string;
}

/** SQS standard queues on one machine; also the way for other engines to put work into a queue. */
export interface Queues extends JsonService {
  get(name: string): Queue;
  url(name: string): string;
  /** Puts a message that is committed with the surrounding transaction, or at once. */
  send(name: string, body: string): void;
  /** Takes messages in hand until they are settled. */
  hold(name: string, limit: number): Received[];
  settle(name: string, done: Received[], failed: Received[]): void;
  /** How many can be received now, counted up to a limit. */
  ready(name: string, limit: number): number;
  /** Calls when there may be something to receive; returns how to stop. */
  listen(name: string, listener: () => void): () => void;
  /** Gives back what a crash left in hand. */
  start(): void;
  /** To be called when the clock was moved. */
  tick(): void;
  close(): void;
}

export function createQueues({ db, clock, queues, endpoint }: QueuesOptions): Queues {
  const store = createQueueStore(db);
  const listeners = createListeners();
  const byName = new Map(queues.map((config) => [config.name, queueOf(config)]));
  const alarm = createAlarm(clock, ring);

  function ring() {
    listeners.wakeAll();
    alarm.reset(store.nextVisible(clock.now()));
  }

  const parts: QueueParts = {
    store,
    clock,
    get(name) {
      const queue = byName.get(name);
      if (queue === undefined) throw noSuchQueue();
      return queue;
    },
    all: () => [...byName.values()],
    url: (name) => `${endpoint}/${parts.get(name).arn.split(':')[4]}/${name}`,
    announce: (name, visible) => (visible > clock.now() ? alarm.at(visible) : listeners.wake(name)),
    listen: listeners.add,
    receive({ queue, limit, visibilitySeconds, held }) {
      const now = clock.now();
      const visible = now + visibilitySeconds * 1000;
      const taken = store.take({ queue, now, limit, visible, held });
      if (taken.length > 0) parts.announce(queue.name, visible);
      if (queue.redrive !== undefined) listeners.wake(queueNameOf(queue.redrive.deadLetterArn));
      return taken;
    },
  };
  return { ...inProcess(parts), ...service(parts), start, tick: ring, close: alarm.close };

  function start() {
    store.letAllGo(clock.now());
    ring();
  }
}

function inProcess(parts: QueueParts) {
  const { store, clock, get, url, announce, listen, receive } = parts;
  return {
    get,
    url,
    listen,
    send(name: string, body: string) {
      const now = clock.now();
      const visible = now + get(name).delaySeconds * 1000;
      store.put(name, body, { sent: now, visible });
      announce(name, visible);
    },
    hold(name: string, limit: number) {
      const queue = get(name);
      return receive({ queue, limit, visibilitySeconds: queue.visibilitySeconds, held: true });
    },
    settle(name: string, done: Received[], failed: Received[]) {
      store.settle(name, done, failed);
      if (failed.length > 0) announce(name, Math.min(...failed.map(({ visible }) => visible)));
    },
    ready: (name: string, limit: number) => store.ready(name, clock.now(), limit),
  };
}

function service(parts: QueueParts): JsonService {
  const { SendMessage, ReceiveMessage, DeleteMessage, ChangeMessageVisibility } = createMessageActions(parts);
  const actions: Record<string, (input: unknown) => unknown> = {
    SendMessage,
    ReceiveMessage,
    DeleteMessage,
    ChangeMessageVisibility,
    ...createBatchActions({ SendMessage, DeleteMessage, ChangeMessageVisibility }),
    ...createQueueActions(parts),
    ...createMoveActions(parts),
  };
  return {
    async handle(action, input) {
      const act = Object.hasOwn(actions, action) ? actions[action] : undefined;
      if (act === undefined) throw new AwsError('UnsupportedOperation', `${action} is not built in here`);
      return act(input);
    },
  };
}

const noSuchQueue = () =>
  new AwsError(
    'QueueDoesNotExist',
    'The specified queue does not exist.',
    400,
    'AWS.SimpleQueueService.NonExistentQueue',
  );
