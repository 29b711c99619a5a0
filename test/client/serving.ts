import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createClient } from '#client/client.ts';
import { api } from '#functions/http/api.ts';
import type { Route } from '#functions/http/route.ts';
import type { Caller } from '#shared/unit/caller.ts';
import { call } from '#test/functions/http/calling.ts';

/** A `fetch` that ends at these routes, as they run behind the gateway; every request goes to `sent`. */
export function fetchFrom(routes: Route[], by: Exclude<Caller, { kind: 'system' }>, sent: Request[] = []) {
  const handler = api(routes);
  const roles = by.kind === 'officer' ? { roles: by.roles.join(' ') } : {};
  const unit = 'unit' in by ? { unit: by.unit } : {};
  const claims = { sub: by.id, actor: by.kind, ...unit, ...roles };
  return async (input: string | URL | Request, init?: RequestInit) => {
    const request = new Request(input, init);
    sent.push(request.clone());
    const { pathname, search } = new URL(request.url);
    const body = await request.text();
    const reply = await call(handler, {
      method: request.method,
      path: pathname,
      query: search.slice(1),
      headers: Object.fromEntries(request.headers),
      claims: request.headers.has('authorization') ? claims : null,
      ...(body !== '' && { body }),
    });
    return new Response(reply.statusCode === 304 ? null : (reply.body ?? null), {
      status: reply.statusCode,
      headers: reply.headers,
    });
  };
}

/** A server on this machine and a client of it that does not wait for long. */
export async function served(
  listener: RequestListener,
  options: Partial<Parameters<typeof createClient>[0]> = {},
) {
  const server = createServer(listener);
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    client: createClient({
      address: `http://127.0.0.1:${port}`,
      token: async () => 'good',
      pace: { waitMs: 1 },
      ...options,
    }),
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
