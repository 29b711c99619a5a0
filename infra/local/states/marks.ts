import type { MadeCall, StatesStore } from '#local/states/store.ts';

const pause = 20;
const most = 200;

/**
 * Notes made calls in batches. A crash before the note makes such a call once more, which writes the same token again:
 * waiting a moment to save a commit loses nothing.
 */
export function createMarks(store: StatesStore) {
  let open: MadeCall[] = [];
  let timer: NodeJS.Timeout | undefined;

  function flush() {
    clearTimeout(timer);
    timer = undefined;
    const calls = open;
    open = [];
    if (calls.length > 0) store.markCalled(calls);
  }

  return {
    add(call: MadeCall) {
      open.push(call);
      if (open.length >= most) flush();
      else timer ??= setTimeout(flush, pause);
    },
    close: flush,
  };
}
