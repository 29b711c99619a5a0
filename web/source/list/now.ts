import { useSyncExternalStore } from 'react';

const minuteMs = 60_000;

/** The time in whole minutes, so that what says how late something is does not grow stale on the screen. */
export const useNow = (): number => useSyncExternalStore(subscribe, currentMinute);

const currentMinute = () => Math.floor(Date.now() / minuteMs) * minuteMs;

function subscribe(listener: () => void): () => void {
  const timer = setInterval(listener, minuteMs / 4);
  return () => clearInterval(timer);
}
