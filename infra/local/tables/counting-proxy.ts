import { Agent, createServer, request as httpRequest, type IncomingMessage, type Server } from 'node:http';
import { buffer } from 'node:stream/consumers';
import type { CapacityCounter } from '#local/tables/capacity-counter.ts';

/** Stands between functions and the engine, and asks the engine for the units that each request costs. */
export function createCountingProxy(endpoint: string, counter: CapacityCounter): Server {
  const agent = new Agent({ keepAlive: true });
  const { hostname, port } = new URL(endpoint);

  const forward = (incoming: IncomingMessage, body: Buffer) =>
    new Promise<IncomingMessage>((resolve, reject) => {
      const headers = { ...incoming.headers, 'content-length': body.length };
      const options = { hostname, port, agent, method: incoming.method, path: incoming.url, headers };
      httpRequest(options, resolve).on('error', reject).end(body);
    });

  const server = createServer(async (incoming, response) => {
    try {
      const action = String(incoming.headers['x-amz-target']).split('.')[1] ?? '';
      const answer = await forward(incoming, counter.asking(action, await buffer(incoming)));
      const body = await buffer(answer);
      counter.add(action, body);
      response.writeHead(answer.statusCode ?? 500, answer.headers).end(body);
    } catch {
      // What a client sees of an engine that is being started again: a broken connection, and it tries once more.
      response.destroy();
    }
  });
  server.on('close', () => agent.destroy());
  return server;
}
