import { getValidatedIdTokenClaims, type TokenEndpointResponse } from 'oauth4webapi';
import { askForCode, takeCode } from './round-trip.ts';

/** The window and the page may no longer see each other after the issuer's page, so they speak over a channel. */
const channelName = 'signed-in';

/** Hands the issuer's answer to the page that opened this window; without its verifier the code opens nothing. */
export function handOver(answer: URL): void {
  const channel = new BroadcastChannel(channelName);
  channel.postMessage(answer.href);
  channel.close();
  window.close();
}

/** Waits for the answer that carries the state. */
function answerWith(state: string, signal: AbortSignal): Promise<URL> {
  return new Promise((resolve, reject) => {
    const channel = new BroadcastChannel(channelName);
    channel.onmessage = ({ data }) => {
      const answer = URL.parse(String(data));
      if (answer?.searchParams.get('state') !== state) return;
      channel.close();
      resolve(answer);
    };
    signal.addEventListener('abort', () => {
      channel.close();
      reject(signal.reason);
    });
  });
}

export type Entered = { kind: 'entered'; response: TokenEndpointResponse } | { kind: 'blocked' | 'other' };

/**
 * Signs in in a window of its own, so that nothing typed on this page is lost. The window is opened before anything
 * is awaited: a browser blocks it otherwise.
 */
export async function enterInWindow(subject: string | undefined, signal: AbortSignal): Promise<Entered> {
  const opened = window.open('about:blank', '_blank', 'popup,width=520,height=680');
  if (opened === null) return { kind: 'blocked' };
  const { address, verifier, state } = await askForCode();
  const answer = answerWith(state, signal);
  opened.location.replace(address);
  const response = await takeCode(await answer, { verifier, state });
  const isOther = subject !== undefined && getValidatedIdTokenClaims(response)?.sub !== subject;
  return isOther ? { kind: 'other' } : { kind: 'entered', response };
}
