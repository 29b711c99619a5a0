import { once } from 'node:events';
import { createServer } from 'node:http';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { createPaymentProvider, type ProviderOptions } from '#infra/simulators/payments/provider.ts';

interface Options extends Omit<ProviderOptions, 'db' | 'url'> {
  /** Where it keeps what was ordered and paid. */
  folder: string;
  port: number;
}

/** Starts a provider that goes on with what it kept. */
export async function startPaymentProvider({ folder, port, ...options }: Options) {
  const db = new DatabaseSync(path.join(folder, 'payments.sqlite'));
  db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;');
  const url = `http://127.0.0.1:${port}`;
  const server = createServer(createPaymentProvider({ ...options, db, url }));
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  return {
    async close() {
      server.close();
      server.closeAllConnections();
      db.close();
    },
  };
}
