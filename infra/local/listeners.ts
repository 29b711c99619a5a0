import type { RequestListener, Server } from 'node:http';
import { createServer } from 'node:http';
import type { Server as NetServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

export const host = '127.0.0.1';

const keepAliveMilliseconds = 65_000;
const graceMilliseconds = 3000;

export const serverOf = (listener: RequestListener): Server =>
  createServer({ keepAliveTimeout: keepAliveMilliseconds }, listener);

/** Listens on this machine only; throws one sentence when the port is taken. */
export function listen(server: Server | NetServer, port: number): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  server.once('error', (error: NodeJS.ErrnoException) => {
    const taken = `Port ${port} is taken: stop what listens there, or choose others with --port.`;
    reject(error.code === 'EADDRINUSE' ? new Error(taken) : error);
  });
  server.listen(port, host, resolve);
  return promise;
}

export type Listener = [server: Server | NetServer, port: number];

export const listenAll = (listeners: Listener[]) =>
  Promise.all(listeners.map(([server, port]) => listen(server, port)));

/** Takes nothing new, and gives what is under way a moment to end. */
export async function closeServers(servers: (Server | NetServer)[]): Promise<void> {
  const closed = servers.map((server) => new Promise((resolve) => server.close(resolve)));
  for (const server of servers) if (isHttp(server)) server.closeIdleConnections();
  await Promise.race([Promise.all(closed), sleep(graceMilliseconds)]);
  for (const server of servers) if (isHttp(server)) server.closeAllConnections();
}

const isHttp = (server: Server | NetServer): server is Server => 'closeAllConnections' in server;

export function portOf(server: Server | NetServer): number {
  const address = server.address();
  if (typeof address === 'object' && address !== null) return address.port;
  throw new Error('the server does not listen');
}
