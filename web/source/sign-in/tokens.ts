import * as oauth from 'oauth4webapi';
import { findIssuer, requestOptions } from './issuer.ts';
import { enterAgain } from './session.ts';

interface Tokens {
  access: string;
  refresh: string | undefined;
  /** Whose they are. */
  subject: string;
  /** In the milliseconds of `performance.now`, which no change of the clock moves. */
  until: number;
}

/** Renewed in the background from here on, so that no request waits for it. */
const earlyMs = 180_000;
/** Too little left to send a request with. */
const lateMs = 15_000;

let tokens: Tokens | undefined;
let renewal: Promise<string> | undefined;

/** Keeps tokens in memory, and nowhere else. */
export function keep(response: oauth.TokenEndpointResponse): void {
  const subject = oauth.getValidatedIdTokenClaims(response)?.sub ?? tokens?.subject ?? '';
  tokens = {
    access: response.access_token,
    refresh: response.refresh_token ?? tokens?.refresh,
    subject,
    until: performance.now() + (response.expires_in ?? 300) * 1000,
  };
}

export const currentSubject = (): string | undefined => tokens?.subject;

/** A token that is still good, for the client of the API; `refused` is the one that the API has just refused. */
export async function token(refused?: string): Promise<string> {
  const held = tokens;
  if (held === undefined || held.access === refused) return renew();
  const left = held.until - performance.now();
  if (left < lateMs) return renew();
  if (left < earlyMs) renew().catch(() => undefined);
  return held.access;
}

function renew(): Promise<string> {
  renewal ??= renewed().finally(() => {
    renewal = undefined;
  });
  return renewal;
}

/** By the refresh token while the issuer takes it; after that the person has to sign in again. */
async function renewed(): Promise<string> {
  const refresh = tokens?.refresh;
  const response = refresh === undefined ? undefined : await refreshed(refresh);
  keep(response ?? (await enterAgain()));
  return tokens?.access ?? '';
}

async function refreshed(refresh: string): Promise<oauth.TokenEndpointResponse | undefined> {
  const { server, client } = await findIssuer();
  const response = await oauth.refreshTokenGrantRequest(
    server,
    client,
    oauth.None(),
    refresh,
    requestOptions,
  );
  try {
    return await oauth.processRefreshTokenResponse(server, client, response);
  } catch (fault) {
    if (fault instanceof oauth.ResponseBodyError) return undefined;
    throw fault;
  }
}

/** Drops the tokens, and tells the issuer to take no more of them. */
export async function dropTokens(): Promise<void> {
  const refresh = tokens?.refresh;
  tokens = undefined;
  const { server, client } = await findIssuer();
  if (refresh === undefined || server.revocation_endpoint === undefined) return;
  await oauth.revocationRequest(server, client, oauth.None(), refresh, requestOptions);
}
