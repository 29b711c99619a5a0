import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Received, receiveWebhooks } from './webhooks.ts';

export type Listening = {
  received: Received[];
  /** To be published, so that the deployment knows where the portal listens. */
  file: string;
  close(): Promise<void>;
};

/** A portal (the national one), listening for webhooks on a port of this machine, and answering as told. */
export async function listeningPortal(
  port: number,
  secret: string,
  answer?: (received: Received) => number | undefined,
  id = 'cong-dvcqg',
): Promise<Listening> {
  const { received, url, close } = await receiveWebhooks(port, answer);
  const folder = await mkdtemp(join(tmpdir(), 'motcua-portal-'));
  const file = join(folder, 'portals.json');
  const name = { vi: 'Cổng Dịch vụ công quốc gia', en: 'National Public Service Portal' };
  const portal = { id, name, active: true, webhook: { url, secret } };
  await writeFile(file, JSON.stringify({ portals: [portal] }));
  return {
    received,
    file,
    async close() {
      close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
