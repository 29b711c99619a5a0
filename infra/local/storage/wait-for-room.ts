import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { portsFrom } from '#infra/local/endpoints.ts';
import { closeServers, type Listener, listenAll, serverOf } from '#infra/local/listeners.ts';
import { fullAnswer } from '#infra/local/storage/full-answer.ts';
import { isStorageFull } from '#infra/local/storage/storage.ts';

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
export async function waitForRoom({ data, port }: { data: string; port: number }, say: () => void) {
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

type Request = Parameters<typeof fullAnswer>[0];

function answerApi(request: Request, response: ServerResponse) {
  const { status, headers, body } = fullAnswer(request);
  response.writeHead(status, headers).end(body);
}

function answerS3(_: Request, response: ServerResponse) {
  const document = '<Error><Code>StorageFull</Code><Message>The storage is full</Message></Error>';
  response.writeHead(507, { 'content-type': 'application/xml' }).end(document);
}

function answerControl(_: Request, response: ServerResponse) {
  const health = JSON.stringify({ status: 'storage-full', pid: process.pid });
  response.writeHead(200, { 'content-type': 'application/json' }).end(health);
}
