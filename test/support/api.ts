import { randomUUID } from 'node:crypto';
import * as z from 'zod';
import type { Addresses } from './local-cloud.ts';

export type Response = { status: number; headers: Headers; body: unknown };

type Call = {
  body?: unknown;
  /** The version that the caller saw. */
  version?: number;
  headers?: Record<string, string>;
};

/** Somebody with a token, calling the API. */
export type Person = {
  id: string;
  token: string;
  get(path: string, headers?: Record<string, string>): Promise<Response>;
  post(path: string, call?: Call): Promise<Response>;
  put(path: string, body: unknown): Promise<Response>;
  delete(path: string): Promise<Response>;
};

/** Signs in one of the seeded people or portals at the development issuer; signs in again when the token has expired. */
export async function signIn({ issuer, api }: Addresses, id: string): Promise<Person> {
  const ask = async () => {
    const response = await fetch(`${issuer}/token`, {
      method: 'POST',
      body: new URLSearchParams({ grant_type: 'client_credentials', client_id: id, client_secret: 'local' }),
    });
    return z.object({ access_token: z.string() }).parse(await response.json()).access_token;
  };
  let token = await ask();
  const first = personWith(api, id, token);
  const renewed = async (send: (person: Person) => Promise<Response>) => {
    const answer = await send(personWith(api, id, token));
    if (answer.status !== 401) return answer;
    token = await ask();
    return send(personWith(api, id, token));
  };
  return {
    ...first,
    get: (path, headers) => renewed((person) => person.get(path, headers)),
    post: (path, call) => renewed((person) => person.post(path, call)),
    put: (path, body) => renewed((person) => person.put(path, body)),
    delete: (path) => renewed((person) => person.delete(path)),
  };
}

/** Somebody with this token, genuine or not; `renew` brings another when it is refused. */
export function personWith(api: string, id: string, first: string, renew?: () => Promise<string>): Person {
  let token = first;
  const once = async (method: string, path: string, headers: Record<string, string>, body?: string) => {
    const response = await fetch(`${api}${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, ...headers },
      redirect: 'manual',
      ...(body !== undefined && { body }),
    });
    return { status: response.status, headers: response.headers, body: await read(response) };
  };
  const send = async (...request: Parameters<typeof once>) => {
    const answer = await once(...request);
    if (answer.status !== 401 || renew === undefined) return answer;
    token = await renew();
    return once(...request);
  };
  return {
    id,
    get token() {
      return token;
    },
    get: (path, headers = {}) => send('GET', path, headers),
    put: (path, body) => send('PUT', path, { 'content-type': 'application/json' }, JSON.stringify(body)),
    delete: (path) => send('DELETE', path, {}),
    post: (path, { body = {}, version, headers = {} } = {}) =>
      send(
        'POST',
        path,
        postHeaders(version, headers),
        typeof body === 'string' ? body : JSON.stringify(body),
      ),
  };
}

const postHeaders = (version: number | undefined, headers: Record<string, string>) => ({
  'content-type': 'application/json',
  'idempotency-key': `"${randomUUID()}"`,
  ...(version !== undefined && { 'if-match': `"${version}"` }),
  ...headers,
});

async function read(response: globalThis.Response): Promise<unknown> {
  const type = response.headers.get('content-type') ?? '';
  if (type.includes('json')) return response.json();
  const bytes = await response.bytes();
  return bytes.length === 0 ? undefined : bytes;
}
