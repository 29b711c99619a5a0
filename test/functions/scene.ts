import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, vi } from 'vitest';
import { api } from '#functions/http/api.ts';
import type { Route } from '#functions/http/route.ts';
import { memoryAccessLog } from '#shared/adapters/memory/access-log.ts';
import { memoryBatchStore } from '#shared/adapters/memory/batch-store.ts';
import { memoryKeptPaperStore } from '#shared/adapters/memory/kept-paper-store.ts';
import { memoryNoticeLog } from '#shared/adapters/memory/notice-log.ts';
import { memoryPersonStore } from '#shared/adapters/memory/person-store.ts';
import type { DossierStore } from '#shared/dossier/journal/store.ts';
import type { CopyFile } from '#shared/reuse/kept-paper.ts';
import type { Caller } from '#shared/unit/caller.ts';
import { taskBoards } from '#shared/use-cases/dossier/task-boards.ts';
import { local, type Story } from '#test/dossier/fixtures.ts';
import { world } from '#test/dossier/world.ts';
import { cursors } from '#test/support/cursors.ts';
import { quiet } from '#test/support/quiet.ts';
import { holdToContract } from './contract.ts';
import { call } from './http/calling.ts';

/** The routes log nothing, and their clock stands at a time in Việt Nam. */
export function stage(time: string): void {
  quiet();
  beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'], now: Date.parse(local(time)) }));
  afterEach(() => void vi.useRealTimers());
}

/** A deployment in memory; an address names what it was signed for. */
export function scene(...changes: Parameters<typeof world>) {
  const removed: string[] = [];
  const deployed = world(...changes);
  return {
    ...deployed,
    boards: taskBoards(deployed.taskLines),
    cursors,
    accessLog: memoryAccessLog(),
    people: memoryPersonStore(),
    batches: memoryBatchStore(),
    kept: memoryKeptPaperStore(),
    notices: memoryNoticeLog(),
    catalogue: { search: async () => ({ items: [] }) },
    copy: (async () => undefined) as CopyFile,
    removed,
    removeFiles: async (keys: string[]) => void removed.push(...keys),
    signUpload: async ({ key }: { key: string }) => `https://intake.example/${key}`,
    signDownload: async ({ key }: { key: string }) => `https://downloads.example/${key}`,
  };
}

/** Keeps a story as it was told; gives the dossier. */
export async function keep(store: DossierStore, { dossier, entries }: Story) {
  const [first, ...rest] = entries;
  if (first === undefined) throw new Error('nothing was told');
  const claim = { actor: 'portal:cong-dvcqg', key: dossier.code, digest: 'told' };
  await store.create({ dossier, entry: first }, claim);
  for (const entry of rest) await store.append({ dossier, entry });
  return dossier;
}

/** What an access token says of a caller: roles are one text, and a portal is known by its client and scope. */
function claimsOf(caller: Caller) {
  const { id: sub, kind: actor } = caller;
  if (actor === 'portal') return { sub, client_id: sub, scope: 'motcua/portal' };
  const roles = caller.kind === 'officer' && { roles: caller.roles.join(' ') };
  return { sub, actor, ...('unit' in caller && { unit: caller.unit }), ...roles };
}

type Asked = {
  /** As JSON, but for a text. */
  body?: unknown;
  /** The version that the caller saw. */
  version?: number | undefined;
  /** Empty for none. */
  key?: string;
  headers?: Record<string, string>;
};

const headersOf = (method: string, { version, key = randomUUID(), headers }: Asked) => ({
  ...(method !== 'GET' && { 'content-type': 'application/json' }),
  ...(method === 'POST' && key !== '' && { 'idempotency-key': key }),
  ...(version !== undefined && { 'if-match': `"${version}"` }),
  ...headers,
});

/** Asks these routes, `POST /v1/…`, as a careful client does; every answer is held to the contract. */
export function clientOf(routes: Route[]) {
  const handler = api(routes);
  return async (by: Caller | null, line: string, asked: Asked = {}) => {
    const [method = '', target = ''] = line.split(' ');
    const [path = '', query = ''] = target.split('?');
    const { body } = asked;
    const reply = await call(handler, {
      method,
      path,
      query,
      claims: by && claimsOf(by),
      headers: headersOf(method, asked),
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    holdToContract({ method, path, body }, reply);
    return reply;
  };
}
