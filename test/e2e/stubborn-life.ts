import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type * as z from 'zod';
import { DossierView, Submitted, type UploadTarget } from '#shared/contract/views.ts';
import type { Person, Response } from '#test/support/api.ts';
import type { Cast } from '#test/support/cast.ts';
import { declare, expectStatus } from '#test/support/dossiers.ts';
import { benchSubmission } from '#test/support/lives.ts';

type Target = z.infer<typeof UploadTarget>;

/** Between two tries, in milliseconds. */
const pause = 150;

/** Sends the same request until it is answered, as a good portal does when a connection breaks or a server fails. */
async function persist<T extends { status: number }>(send: () => Promise<T>): Promise<T> {
  for (;;) {
    const answer = await send().catch((error: unknown) => {
      // What fetch throws when nobody answers; anything else is a fault of the test.
      if (error instanceof TypeError || error instanceof SyntaxError) return undefined;
      throw error;
    });
    if (answer !== undefined && answer.status < 500 && !isInProgress(answer)) return answer;
    await sleep(pause);
  }
}

const isInProgress = (answer: { status: number; body?: unknown }) =>
  answer.status === 409 && JSON.stringify(answer.body).includes('request-in-progress');

const post = (person: Person, path: string, body: unknown, version?: number): Promise<Response> => {
  const headers = { 'idempotency-key': `"${randomUUID()}"` };
  return persist(() => person.post(path, { body, headers, ...(version !== undefined && { version }) }));
};

const look = async (person: Person, code: string) =>
  expectStatus(await persist(() => person.get(`/v1/dossiers/${code}`)), 200, DossierView);

/** One dossier from its submission to the last officer's act, whatever falls over meanwhile; gives its code. */
export async function liveStubbornly(cast: Cast, scan: Uint8Array, act: () => void): Promise<string> {
  const files = [{ component: 'declaration', ...declare(scan) }];
  act();
  const answer = await post(cast.portal, '/v1/dossiers', benchSubmission({ files }));
  const { code, uploads } = expectStatus(answer, 201, Submitted);
  act();
  await send(uploads[0], scan);
  while ((await look(cast.portal, code)).status === 'draft') await sleep(pause);
  for (const [officer, outcome] of [
    [cast.reception, 'accept'],
    [cast.specialist, 'advance'],
    [cast.leader, 'return'],
  ] as const) {
    const { task, version } = await look(officer, code);
    act();
    expectStatus(
      await post(officer, `/v1/tasks/${task?.id}/complete`, { outcome }, version),
      200,
      DossierView,
    );
  }
  return code;
}

async function send(target: Target | undefined, bytes: Uint8Array) {
  if (target === undefined) throw new Error('there is no upload target');
  const { 'content-length': _, ...headers } = target.headers;
  const { status } = await persist(() => fetch(target.url, { method: 'PUT', headers, body: bytes }));
  // A second try finds the bytes of the first, whose answer was lost.
  if (status !== 200 && status !== 412) throw new Error(`upload answered ${status}`);
}
