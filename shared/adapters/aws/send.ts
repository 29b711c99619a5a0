import * as http from 'node:http';
import * as https from 'node:https';

type Outgoing = {
  method: string;
  path: string;
  headers: Record<string, string>;
  body: string | readonly Uint8Array[];
};

/** Sends requests to one address over connections that are kept; gives the answer as it begins. */
export type Send = {
  (request: Outgoing): Promise<http.IncomingMessage>;
  close(): void;
};

/** To connect, in milliseconds. */
const connecting = 1_000;
/** As many connections as the SDK opens; more requests wait for one. */
const maxSockets = 50;

/** `patience`, in milliseconds, is for the beginning of the answer (`response`) or for all of it (`close`). */
export function createSend(
  endpoint: URL,
  { patience, until }: { patience: number; until: 'response' | 'close' },
): Send {
  const { request, Agent } = endpoint.protocol === 'https:' ? https : http;
  const agent = new Agent({ keepAlive: true, maxSockets });
  const { hostname, port } = endpoint;

  const send = ({ body, ...outgoing }: Outgoing) => {
    const { promise, resolve, reject } = Promise.withResolvers<http.IncomingMessage>();
    const sent = request({ hostname, port, agent, ...outgoing });
    const giveUp = (why: string) => sent.destroy(new Error(`${endpoint.host}: ${why}`));
    const late = setTimeout(giveUp, patience, 'no answer in time');
    sent.on('error', reject);
    sent.on('response', resolve);
    sent.on('close', () => clearTimeout(late));
    sent.on(until, () => clearTimeout(late));
    sent.on('socket', (socket) => {
      if (!socket.connecting) return;
      const unconnected = setTimeout(giveUp, connecting, 'no connection in time');
      socket.once('close', () => clearTimeout(unconnected));
      socket.once('connect', () => clearTimeout(unconnected));
    });
    if (typeof body === 'string') sent.end(body);
    else {
      for (const piece of body) sent.write(piece);
      sent.end();
    }
    return promise;
  };
  return Object.assign(send, { close: () => agent.destroy() });
}
