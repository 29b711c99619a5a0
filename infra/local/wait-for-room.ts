import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import type { RequestListener } from 'node:http';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { portsFrom } from '#local/endpoints.ts';
import { closeServers, type Listener, listenAll, serverOf } from '#local/listeners.ts';
import { isStorageFull } from '#local/storage/storage.ts';

/** Bytes that have to fit before the cloud starts. */
const needed = 4 * 1024 ** 2;
const betweenLooks = 500;

/** Writes a file and removes it: the only question that quotas and limits answer truly. */
function hasRoom(folder: string): boolean {
  const probe = path.join(folder, 'room.probe');
  try {
    mkdirSync(folder, { recursive: true });
    writeFileSync(probe, Buffer.alloc(needed, 1));
    return true;
  } catch (error) {
    if (isStorageFull(error)) return false;
    throw error;
  } finally {
    rmSync(probe, { force: true });
  }
}

/** Resolves when there is room; says until then, at the addresses of the cloud, that there is none. */
export async function waitForRoom(
  { data, port }: { data: string; port: number },
  { say, answerApi }: { say(): void; answerApi: RequestListener },
) {
  if (hasRoom(data)) return;
  say();
  const { api, s3, control } = portsFrom(port);
  const listeners: Listener[] = [
    [serverOf(answerApi), api],
    [serverOf(answerS3), s3],
    [serverOf(answerControl), control],
  ];
  await listenAll(listeners);
  while (!hasRoom(data)) await sleep(betweenLooks);
  await closeServers(listeners.map(([server]) => server));
}

const answerS3: RequestListener = (_, response) => {
  const document = '<Error><Code>StorageFull</Code><Message>The storage is full</Message></Error>';
  response.writeHead(507, { 'content-type': 'application/xml' }).end(document);
};

const answerControl: RequestListener = (_, response) => {
  const health = JSON.stringify({ status: 'storage-full', pid: process.pid });
  response.writeHead(200, { 'content-type': 'application/json' }).end(health);
};
