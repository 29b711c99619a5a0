import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import * as z from 'zod';
import { DossierView, Submitted, type UploadTarget } from '#shared/api/views/dossier.ts';
import type { Person, Response } from '#test/support/api.ts';
import { type Cast, unit } from '#test/support/cast.ts';
import { declare, expectStatus, submission } from '#test/support/dossiers.ts';
import { benchSubmission } from '#test/support/lives.ts';

type Target = z.infer<typeof UploadTarget>;

/** Where dossiers live: who acts, what every file holds, and who is told before each act and of each that was accepted. */
export type World = {
  cast: Cast;
  scan: Uint8Array;
  act: () => void;
  accepted: (act: { code: string; key: string }) => void;
};

/** The kinds of life: three acts, one with a supplement and a result, one that is paid for, one that machinery leads. */
export const kinds = ['plain', 'supplemented', 'paid', 'made'] as const;
export type Kind = (typeof kinds)[number];

/** Between two tries, in milliseconds. */
const pause = 150;

/** Sends the same request until it is answered, as a good portal does when a connection breaks or a server fails. */
export async function persist<T extends { status: number }>(send: () => Promise<T>): Promise<T> {
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

type Act = { by: Person; path: string; body: unknown; version?: number | undefined };

async function post({ accepted }: World, { by, path, body, version }: Act): Promise<Response> {
  const key = randomUUID();
  const headers = { 'idempotency-key': `"${key}"` };
  const answer = await persist(() =>
    by.post(path, { body, headers, ...(version !== undefined && { version }) }),
  );
  const parsed = Coded.safeParse(answer.body);
  if (answer.status < 300 && parsed.success) accepted({ code: parsed.data.code, key });
  return answer;
}

const Coded = z.object({ code: z.string() });

const look = async (person: Person, code: string) =>
  expectStatus(await persist(() => person.get(`/v1/dossiers/${code}`)), 200, DossierView);

async function until(person: Person, code: string, wanted: (dossier: DossierView) => boolean) {
  for (;;) {
    const dossier = await look(person, code);
    if (wanted(dossier)) return;
    await sleep(pause);
  }
}

const inStatus = (person: Person, code: string, status: string) =>
  until(person, code, (dossier) => dossier.status === status);

/** An act on the open task; looks again where machinery has changed the dossier since the look. */
async function onTask(world: World, officer: Person, code: string, verb: string, body: unknown) {
  world.act();
  for (;;) {
    const { task, version } = await look(officer, code);
    const answer = await post(world, { by: officer, path: `/v1/tasks/${task?.id}/${verb}`, body, version });
    if (answer.status !== 412) return answer;
  }
}

async function complete(world: World, officer: Person, code: string, body: unknown) {
  expectStatus(await onTask(world, officer, code, 'complete', body), 200, DossierView);
}

async function send({ scan, act }: World, target: Target | undefined) {
  if (target === undefined) throw new Error('there is no upload target');
  const { 'content-length': _, ...headers } = target.headers;
  act();
  const { status } = await persist(() => fetch(target.url, { method: 'PUT', headers, body: scan }));
  // A second try finds the bytes of the first, whose answer was lost.
  if (status !== 200 && status !== 412) throw new Error(`upload answered ${status}`);
}

async function handIn(world: World, body: unknown): Promise<string> {
  world.act();
  const answer = await post(world, { by: world.cast.portal, path: '/v1/dossiers', body });
  const { code, uploads } = expectStatus(answer, 201, Submitted);
  for (const target of uploads) await send(world, target);
  return code;
}

const declaration = ({ scan }: World, name = 'to-khai.pdf') => [
  { component: 'declaration', ...declare(scan, name) },
];

/** One dossier from its submission to the last act on it, whatever falls over meanwhile; gives its code. */
const lives: Record<Kind, (world: World) => Promise<string>> = {
  async plain(world) {
    const code = await handIn(world, benchSubmission({ files: declaration(world) }));
    await inStatus(world.cast.portal, code, 'submitted');
    await throughOffices(world, code);
    return code;
  },

  async paid(world) {
    const charged = { procedure: 'LOCAL.FEE', files: declaration(world) };
    const code = await handIn(world, benchSubmission(charged));
    await inStatus(world.cast.portal, code, 'submitted');
    const money = { no: 1, amount: 30_000, method: 'cash', transaction: `PT-${code}` };
    expectStatus(await onTask(world, world.cast.reception, code, 'payment', money), 200, DossierView);
    await throughOffices(world, code);
    return code;
  },

  async supplemented(world) {
    const { portal, reception, specialist, leader, clerk } = world.cast;
    const code = await handIn(world, submission(unit, { files: declaration(world) }));
    await inStatus(portal, code, 'submitted');
    const asked = { outcome: 'supplement', reason: 'Tờ khai mờ.', components: ['declaration'] };
    await complete(world, reception, code, asked);
    world.act();
    const files = declaration(world, 'to-khai-lai.pdf');
    const path = `/v1/dossiers/${code}/supplements`;
    const announced = await post(world, { by: portal, path, body: { files } });
    await send(world, expectStatus(announced, 200, Submitted).uploads[0]);
    await inStatus(portal, code, 'submitted');
    await complete(world, reception, code, { outcome: 'accept' });
    await complete(world, specialist, code, { outcome: 'advance' });
    await complete(world, leader, code, { outcome: 'approve' });
    await complete(world, clerk, code, { outcome: 'issue', result: await bringResult(world, code) });
    await complete(world, reception, code, { outcome: 'return' });
    return code;
  },

  async made(world) {
    const code = await handIn(world, benchSubmission({ procedure: 'LOCAL.ANSWER', files: [] }));
    await inStatus(world.cast.portal, code, 'returned');
    return code;
  },
};

export const liveStubbornly = (world: World, kind: Kind): Promise<string> => lives[kind](world);

async function throughOffices(world: World, code: string) {
  const { reception, specialist, leader } = world.cast;
  await complete(world, reception, code, { outcome: 'accept' });
  await complete(world, specialist, code, { outcome: 'advance' });
  await complete(world, leader, code, { outcome: 'return' });
}

async function bringResult(world: World, code: string) {
  const { clerk } = world.cast;
  const files = [declare(world.scan, 'ket-qua.pdf')];
  const { uploads } = expectStatus(await onTask(world, clerk, code, 'files', { files }), 200, Submitted);
  await send(world, uploads[0]);
  const id = uploads[0]?.fileId;
  const isSound = ({ files: seen }: DossierView) =>
    seen.some((file) => file.id === id && file.state === 'accepted');
  await until(clerk, code, isSound);
  return id;
}
