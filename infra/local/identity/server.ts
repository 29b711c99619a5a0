import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { type Issuer, tokenSeconds } from '#infra/local/identity/issuer.ts';
import { algorithm } from '#infra/local/identity/signing-key.ts';

/** Serves the issuer at `url`: discovery, public keys and tokens by client credentials. */
export function createIdentityServer(issuer: Issuer, url: string): Server {
  const documents: Record<string, unknown> = {
    'GET /.well-known/openid-configuration': discovery(issuer, url),
    'GET /jwks.json': issuer.keys,
  };

  const serve = async (request: IncomingMessage, response: ServerResponse) => {
    const route = `${request.method} ${request.url?.split('?')[0]}`;
    if (route === 'POST /token') return token(issuer, request, response);
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
  token_endpoint: `${url}/token`,
  jwks_uri: `${url}/jwks.json`,
  grant_types_supported: ['client_credentials'],
  response_types_supported: ['token'],
  subject_types_supported: ['public'],
  id_token_signing_alg_values_supported: [algorithm],
  token_endpoint_auth_methods_supported: ['client_secret_post', 'client_secret_basic'],
});

async function token(issuer: Issuer, request: IncomingMessage, response: ServerResponse) {
  const form = new URLSearchParams(await text(request));
  if (form.get('grant_type') !== 'client_credentials') {
    return answer(response, 400, { error: 'unsupported_grant_type' });
  }
  const [id, secret] = basicOf(request) ?? [form.get('client_id') ?? '', form.get('client_secret') ?? ''];
  const issued = await issuer.issue(id, secret);
  if (issued === undefined) return answer(response, 401, { error: 'invalid_client' });
  answer(response, 200, { access_token: issued, token_type: 'Bearer', expires_in: tokenSeconds });
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
