import type { TokenEndpointResponse } from 'oauth4webapi';

type Wait = { resolve: (response: TokenEndpointResponse) => void };

let waiting: Wait | undefined;
const listeners = new Set<() => void>();

const notify = () => {
  for (const listener of listeners) listener();
};

/** Resolves when the person has signed in again in the dialog that this opens. */
export const enterAgain = (): Promise<TokenEndpointResponse> =>
  new Promise((resolve) => {
    waiting = { resolve };
    notify();
  });

/** Lets every request that waits go on. */
export function entered(response: TokenEndpointResponse): void {
  waiting?.resolve(response);
  waiting = undefined;
  notify();
}

/** Whether the session has ended and the person has to sign in again. */
export const hasEnded = (): boolean => waiting !== undefined;

export function subscribeToSession(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
