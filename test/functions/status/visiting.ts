import { api } from '#functions/http/api.ts';
import type { Route } from '#functions/http/route.ts';
import type { StatusDeps } from '#functions/status/answer.ts';
import { pageTokens } from '#shared/adapters/kms/page-tokens.ts';
import { memoryLeaseStore } from '#shared/adapters/memory/lease-store.ts';
import { code, type Story } from '#test/dossier/fixtures.ts';
import { call } from '#test/functions/http/calling.ts';
import { keep, scene } from '#test/functions/scene.ts';

const tokens = pageTokens(async () => new Uint8Array(32).fill(3));

type Fields = Record<string, string>;

/** The page of a dossier in which the story has happened, and a browser that visits it. */
export async function visiting(story: Story, routesOf: (deps: StatusDeps) => Route[]) {
  const deps = scene();
  await keep(deps.store, story);
  const now = () => new Date().toISOString();
  const status = { ...deps, tokens, sessions: deps.cursors, tries: memoryLeaseStore(), now };
  const handler = api(routesOf(status));
  const token = await tokens.of(code);
  const path = `/s/${encodeURIComponent(token)}`;
  const get = (at = path, query = '') => call(handler, { path: at, query, claims: null });
  const post = (fields: Fields, { at = path, query = '' } = {}) =>
    call(handler, {
      ...{ method: 'POST', path: at, query, claims: null },
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: Buffer.from(new URLSearchParams(fields).toString()).toString('base64'),
      base64: true,
    });
  const signIn = async (last4 = '0001') => hiddenIn((await post({ last4 })).body);
  return { ...status, handler, token, path, get, post, signIn };
}

/** What the forms of a page would send along. */
export const hiddenIn = (body = ''): { session: string; key: string } => {
  const fieldOf = (name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(body)?.[1] ?? '';
  return { session: fieldOf('session'), key: fieldOf('key') };
};
