import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import type { Issuer } from '#local/identity/issuer.ts';
import type { SignIn } from '#local/identity/sign-in.ts';
import { algorithm } from '#local/identity/signing-key.ts';

/** Serves the issuer at `url`: discovery, public keys, the page where users sign in, and tokens. */
export function createIdentityServer(issuer: Issuer, signIn: SignIn, url: string): Server {
  const documents: Record<string, unknown> = {
    'GET /.well-known/openid-configuration': discovery(issuer, url),
    'GET /jwks.json': issuer.keys,
  };

  const serve = async (request: IncomingMessage, response: ServerResponse) => {
    const { pathname, searchParams } = new URL(request.url ?? '', url);
    const route = `${request.method} ${pathname}`;
    if (/^POST (\/oauth2)?\/token$/.test(route)) return token(signIn, request, response);
    if (route === 'GET /oauth2/authorize') return authorize(signIn, searchParams, response);
    if (route === 'POST /login') return login(signIn, searchParams, request, response);
    const document = documents[route];
    answer(response, document === undefined ? 404 : 200, document ?? { error: 'not_found' });
  };

  return createServer((request, response) => {
    serve(request, response).catch((error: unknown) => {
      answer(response, 500, { error: 'server_error', error_description: String(error) });
    });
  });
}

const discovery = ({ name }: Issuer, url: string) => ({
  issuer: name,
  authorization_endpoint: `${url}/oauth2/authorize`,
  token_endpoint: `${url}/token`,
  jwks_uri: `${url}/jwks.json`,
  grant_types_supported: ['authorization_code', 'refresh_token', 'client_credentials'],
  response_types_supported: ['code'],
  code_challenge_methods_supported: ['S256'],
  subject_types_supported: ['public'],
  id_token_signing_alg_values_supported: [algorithm],
  token_endpoint_auth_methods_supported: ['client_secret_post', 'client_secret_basic'],
});

async function token(signIn: SignIn, request: IncomingMessage, response: ServerResponse) {
  const form = new URLSearchParams(await text(request));
  const [id, secret] = basicOf(request) ?? [];
  if (id !== undefined) form.set('client_id', id);
  if (secret !== undefined) form.set('client_secret', secret);
  const granted = await signIn.grant(form);
  if (typeof granted !== 'string') return answer(response, 200, granted);
  answer(response, granted === 'invalid_client' ? 401 : 400, { error: granted });
}

function authorize(signIn: SignIn, asked: URLSearchParams, response: ServerResponse) {
  if (signIn.isAllowed(asked)) page(response, 200, asked);
  else answer(response, 400, { error: 'invalid_request' });
}

async function login(
  signIn: SignIn,
  asked: URLSearchParams,
  request: IncomingMessage,
  response: ServerResponse,
) {
  const form = new URLSearchParams(await text(request));
  const given = { username: form.get('username') ?? '', password: form.get('password') ?? '' };
  const target = signIn.enter(asked, given);
  if (target === undefined) return page(response, 401, asked);
  response.writeHead(302, { location: target, 'cache-control': 'no-store' }).end();
}

/** Where somebody says who they are. */
function page(response: ServerResponse, status: number, asked: URLSearchParams) {
  const action = `/login?${asked}`.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
  const headers = { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' };
  response.writeHead(status, headers).end(`<!doctype html>
<html lang="vi"><meta charset="utf-8"><title>Đăng nhập</title>
<form method="post" action="${action}">
<p><label>Tài khoản <input name="username" autocomplete="username" required></label></p>
<p><label>Mật khẩu <input name="password" type="password" autocomplete="current-password" required></label></p>
<p><button>Đăng nhập</button></p>
</form></html>
`);
}

function basicOf({ headers }: IncomingMessage): [string, string] | undefined {
  const encoded = /^basic (.+)$/i.exec(headers.authorization ?? '')?.[1];
  if (encoded === undefined) return undefined;
  const [id = '', ...secret] = Buffer.from(encoded, 'base64').toString('utf8').split(':');
  return [decodeURIComponent(id), decodeURIComponent(secret.join(':'))];
}

function answer(response: ServerResponse, status: number, body: unknown) {
  response.writeHead(status, {
    'content-type': 'application/json',
    'cache-control': 'no-store',
    'access-control-allow-origin': '*',
  });
  response.end(JSON.stringify(body));
}
