/** Who wants to know when a queue has something to receive. */
export function createListeners() {
  const byQueue = new Map<string, Set<() => void>>();

  return {
    /** Returns how to stop listening. */
    add(queue: string, listener: () => void): () => void {
      const set = byQueue.get(queue) ?? new Set();
      byQueue.set(queue, set.add(listener));
      return () => set.delete(listener);
    },
    /** Tells them a moment later: the message may still be in an open transaction. */
    wake(queue: string) {
      for (const listener of byQueue.get(queue) ?? []) queueMicrotask(listener);
    },
    wakeAll() {
      for (const set of byQueue.values()) for (const listener of set) queueMicrotask(listener);
    },
  };
}
