import type { Given } from './call.ts';
import type { Method, OperationId } from './contract.ts';
import { routes } from './routes.ts';

/** A request that can be sent any number of times, each time the same. */
export interface Prepared {
  url: string;
  init: (token: string | undefined) => RequestInit;
  /** Whether it may be sent again when it is not known what became of it. */
  repeatable: boolean;
  signal: AbortSignal | undefined;
}

const routeOf = (id: OperationId) => {
  const [method = '', path = '', ...flags] = routes[id].split(' ');
  return { method: method as Method, path, idempotent: flags.includes('idempotent') };
};

/** What a call looks like to a reader that takes any operation. */
type Loose = Omit<Given<OperationId>, 'params' | 'query' | 'body'> & {
  params?: Record<string, unknown>;
  query?: Record<string, unknown>;
  body?: unknown;
};

const pathOf = (template: string, params: Record<string, unknown> = {}) =>
  template.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const value = params[name];
    if (value === undefined || value === '') throw new TypeError(`${template} needs ${name}`);
    return encodeURIComponent(String(value));
  });

function queryOf(query: Record<string, unknown> = {}) {
  const named = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) if (value !== undefined) named.set(name, String(value));
  return named.size === 0 ? '' : `?${named}`;
}

const quoted = (version: string | number) => (typeof version === 'number' ? `"${version}"` : version);

/** Writes down what is sent; the key of an idempotent request is chosen once, for all its attempts. */
export function requestOf(address: string, id: OperationId, given: Loose, language: string): Prepared {
  const { method, path, idempotent } = routeOf(id);
  const { params, query, body = {}, ifMatch, ifNoneMatch, signal } = given;
  const writes = method === 'POST' || method === 'PUT';
  const key = idempotent ? (given.idempotencyKey ?? crypto.randomUUID()) : undefined;
  const headers = {
    accept: 'application/json, application/problem+json, */*;q=0.5',
    'accept-language': language,
    ...(writes && { 'content-type': 'application/json' }),
    ...(key !== undefined && { 'idempotency-key': `"${key}"` }),
    ...(ifMatch !== undefined && { 'if-match': quoted(ifMatch) }),
    ...(ifNoneMatch !== undefined && { 'if-none-match': ifNoneMatch }),
  };
  return {
    url: address + pathOf(path, params) + queryOf(query),
    init: (token) => ({
      method,
      headers: { ...headers, ...(token !== undefined && { authorization: `Bearer ${token}` }) },
      // What the API shows of people must not stay in a browser's cache.
      cache: 'no-store',
      ...(writes && { body: JSON.stringify(body) }),
      ...(signal !== undefined && { signal }),
    }),
    repeatable: method !== 'POST' || idempotent,
    signal,
  };
}
