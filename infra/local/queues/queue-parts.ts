import type { Clock } from '#local/kernel/engine.ts';
import type { Queue } from '#local/queues/queue-config.ts';
import type { Received } from '#local/queues/schema.ts';
import type { QueueStore } from '#local/queues/store.ts';

interface Receiving {
  queue: Queue;
  limit: number;
  visibilitySeconds: number;
  held: boolean;
}

/** What the actions work with. */
export interface QueueParts {
  store: QueueStore;
  receive(request: Receiving): Received[];
  clock: Clock;
  get(name: string): Queue;
  url(name: string): string;
  /** Of every queue. */
  all(): Queue[];
  /** Says that a queue has a message that can be received at a time, now or later. */
  announce(name: string, visible: number): void;
  listen(name: string, listener: () => void): () => void;
}
