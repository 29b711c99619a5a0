import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import type { Issuer } from '#local/identity/issuer.ts';
import type { SignIn } from '#local/identity/sign-in.ts';
import { type SignInPage, signInPage } from '#local/identity/sign-in-page.ts';
import { algorithm } from '#local/identity/signing-key.ts';

interface IdentityServerOptions {
  issuer: Issuer;
  signIn: SignIn;
  url: string;
  page: SignInPage;
}

/** Serves the issuer at `url`, and below the id of its pool: discovery, keys, the page where users sign in, tokens. */
export function createIdentityServer({ issuer, signIn, url, page }: IdentityServerOptions): Server {
  const show: Show = (response, asked, failed) => {
    const headers = {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
    };
    response.writeHead(failed ? 401 : 200, headers).end(signInPage(page, asked, failed));
  };
  const documents: Record<string, unknown> = {
    'GET /.well-known/openid-configuration': discovery(issuer, url),
    'GET /jwks.json': issuer.keys,
    'GET /.well-known/jwks.json': issuer.keys,
  };

  const serve = async (request: IncomingMessage, response: ServerResponse) => {
    const { pathname, searchParams } = new URL(request.url ?? '', url);
    const route = `${request.method} ${pathname.replace(`/${issuer.pool.id}/`, '/')}`;
    if (/^POST (\/oauth2)?\/token$/.test(route)) return token(signIn, request, response);
    if (route === 'GET /oauth2/authorize') return authorize(signIn, searchParams, request, response, show);
    if (route === 'POST /login') return login(signIn, searchParams, request, response, show);
    if (route === 'GET /logout') return logout(signIn, searchParams, request, response);
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
  token_endpoint: `${url}/oauth2/token`,
  end_session_endpoint: `${url}/logout`,
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

type Show = (response: ServerResponse, asked: URLSearchParams, failed: boolean) => void;

function authorize(
  signIn: SignIn,
  asked: URLSearchParams,
  request: IncomingMessage,
  response: ServerResponse,
  show: Show,
) {
  if (!signIn.isAllowed(asked)) return answer(response, 400, { error: 'invalid_request' });
  const target = signIn.resume(asked, sessionOf(request));
  if (target === undefined) return show(response, asked, false);
  redirect(response, target);
}

/** The cookie by which Cognito's pages know who signed in there. */
const cookie = 'cognito';
const sessionOf = ({ headers }: IncomingMessage) =>
  new RegExp(`(?:^|; )${cookie}=([^;]+)`).exec(headers.cookie ?? '')?.[1] ?? '';

function redirect(response: ServerResponse, location: string, session?: string) {
  const keep =
    session === undefined ? {} : { 'set-cookie': `${cookie}=${session}; Path=/; HttpOnly; SameSite=Lax` };
  response.writeHead(302, { location, 'cache-control': 'no-store', ...keep }).end();
}

async function login(
  signIn: SignIn,
  asked: URLSearchParams,
  request: IncomingMessage,
  response: ServerResponse,
  show: Show,
) {
  const form = new URLSearchParams(await text(request));
  const given = { username: form.get('username') ?? '', password: form.get('password') ?? '' };
  const entered = signIn.enter(asked, given);
  if (entered === undefined) return show(response, asked, true);
  redirect(response, entered.target, entered.session);
}

/** As Cognito does, which knows the console by `client_id` and its address by `logout_uri`. */
function logout(signIn: SignIn, asked: URLSearchParams, request: IncomingMessage, response: ServerResponse) {
  const target = signIn.leave(asked, sessionOf(request));
  if (target === undefined) return answer(response, 400, { error: 'invalid_request' });
  redirect(response, target, '');
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
