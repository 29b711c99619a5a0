import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { awsJson, type JsonService } from '#infra/local/kernel/aws-json.ts';

/** What every client is told, as a function is by its environment. */
export const clientConfig = (port: number) => ({
  endpoint: `http://127.0.0.1:${port}`,
  region: 'ap-southeast-1',
  credentials: { accessKeyId: 'local-test', secretAccessKey: 'local' },
  maxAttempts: 1,
});

/** Serves engines over HTTP on a free port. */
export async function serve(services: Record<string, JsonService>) {
  const handle = awsJson(services);
  const server = createServer((request, response) => void handle(request, response));
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    port,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}
