import * as http from 'node:http';
import * as https from 'node:https';
import { crc32 } from 'node:zlib';

type Answer = { status: number; body: string };

/** Posts to one address over connections that are kept; rejects where no whole answer came in time. */
export type Post = {
  (headers: Record<string, string>, body: string): Promise<Answer>;
  close(): void;
};

/** To connect, in milliseconds. */
const connecting = 1_000;
/** As many connections as the SDK opens; more requests wait for one. */
const maxSockets = 50;

/** `patience` is for the whole answer, in milliseconds. */
export function createPost(endpoint: URL, patience: number): Post {
  const { request, Agent } = endpoint.protocol === 'https:' ? https : http;
  const agent = new Agent({ keepAlive: true, maxSockets });
  const { hostname, port } = endpoint;

  const post = (headers: Record<string, string>, body: string) => {
    const { promise, resolve, reject } = Promise.withResolvers<Answer>();
    const sent = request({ hostname, port, agent, method: 'POST', path: '/', headers });
    const giveUp = (why: string) => sent.destroy(new Error(`${endpoint.host}: ${why}`));
    const late = setTimeout(giveUp, patience, 'no answer in time');
    sent.on('error', reject);
    sent.on('response', (response) => takeIn(response, resolve, reject));
    sent.on('close', () => clearTimeout(late));
    sent.on('socket', (socket) => {
      if (!socket.connecting) return;
      const unconnected = setTimeout(giveUp, connecting, 'no connection in time');
      socket.once('close', () => clearTimeout(unconnected));
      socket.once('connect', () => clearTimeout(unconnected));
    });
    sent.end(body);
    return promise;
  };
  return Object.assign(post, { close: () => agent.destroy() });
}

function takeIn(
  response: http.IncomingMessage,
  resolve: (answer: Answer) => void,
  reject: (error: Error) => void,
) {
  const chunks: Buffer[] = [];
  response.on('data', (chunk: Buffer) => chunks.push(chunk));
  response.on('error', reject);
  response.on('end', () => {
    const bytes = chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks);
    const claimed = response.headers['x-amz-crc32'];
    if (claimed !== undefined && Number(claimed) !== crc32(bytes)) reject(new Error('a damaged answer'));
    else resolve({ status: response.statusCode ?? 0, body: bytes.toString() });
  });
}
