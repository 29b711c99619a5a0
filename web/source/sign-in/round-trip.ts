import * as oauth from 'oauth4webapi';
import { findIssuer, redirectUri, requestOptions } from './issuer.ts';
import { keep } from './tokens.ts';

/** Where the page was when it left for the issuer, and what proves that the answer belongs to it. */
interface RoundTrip {
  state: string;
  verifier: string;
  path: string;
  /** What the entry of the browser's history held besides its address. */
  held: unknown;
}

const place = 'round-trip';

/** What a request for a code needs; the verifier never leaves this page's origin. */
export async function askForCode() {
  const { server, client } = await findIssuer();
  const verifier = oauth.generateRandomCodeVerifier();
  const state = oauth.generateRandomState();
  const address = new URL(server.authorization_endpoint ?? '');
  const asked = {
    client_id: client.client_id,
    redirect_uri: redirectUri,
    response_type: 'code',
    scope: 'openid profile',
    code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    state,
  };
  for (const [name, value] of Object.entries(asked)) address.searchParams.set(name, value);
  return { address, verifier, state };
}

/** Exchanges the answer of the issuer for tokens. */
export async function takeCode(answer: URL, { verifier, state }: Pick<RoundTrip, 'verifier' | 'state'>) {
  const { server, client } = await findIssuer();
  const parameters = oauth.validateAuthResponse(server, client, answer, state);
  const response = await oauth.authorizationCodeGrantRequest(
    server,
    client,
    oauth.None(),
    parameters,
    redirectUri,
    verifier,
    requestOptions,
  );
  return oauth.processAuthorizationCodeResponse(server, client, response);
}

/** Sends the page to the issuer, which answers at once where its own session still holds. */
export async function leave(path: string, held: unknown): Promise<void> {
  const { address, verifier, state } = await askForCode();
  sessionStorage.setItem(place, JSON.stringify({ state, verifier, path, held } satisfies RoundTrip));
  location.replace(address);
}

/** Takes what the issuer answered to this page; undefined where it answers another window. */
export async function arrive(answer: URL): Promise<Pick<RoundTrip, 'path' | 'held'> | undefined> {
  const trip = pending();
  if (trip === undefined || trip.state !== answer.searchParams.get('state')) return undefined;
  sessionStorage.removeItem(place);
  keep(await takeCode(answer, trip));
  return trip;
}

function pending(): RoundTrip | undefined {
  const text = sessionStorage.getItem(place);
  if (text === null) return undefined;
  const read: unknown = JSON.parse(text);
  return isRoundTrip(read) ? read : undefined;
}

const isRoundTrip = (value: unknown): value is RoundTrip =>
  typeof value === 'object' &&
  value !== null &&
  'state' in value &&
  typeof value.state === 'string' &&
  'verifier' in value &&
  typeof value.verifier === 'string' &&
  'path' in value &&
  typeof value.path === 'string' &&
  value.path.startsWith('/') &&
  !value.path.startsWith('//');
