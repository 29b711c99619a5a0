import * as oauth from 'oauth4webapi';

/** What the origin says of where people sign in. */
interface Config {
  issuer: string;
  clientId: string;
  stage: string;
  /** Where the issuer describes itself, if not under its own name. */
  discovery?: string;
}

export interface Issuer {
  server: oauth.AuthorizationServer;
  client: oauth.Client;
  stage: string;
}

/** The page's own origin without TLS is a developer's machine, whose issuer has none either. */
export const requestOptions =
  location.protocol === 'http:' ? ({ [oauth.allowInsecureRequests]: true } as const) : {};

export const redirectUri = `${location.origin}/signed-in`;

let found: Promise<Issuer> | undefined;

/** Reads the origin's configuration and the issuer's description, once; a failure is not remembered. */
export function findIssuer(): Promise<Issuer> {
  found ??= discover();
  found.catch(() => {
    found = undefined;
  });
  return found;
}

async function discover(): Promise<Issuer> {
  const { issuer, clientId, stage, discovery } = await readConfig();
  const name = new URL(issuer);
  const response =
    discovery === undefined
      ? await oauth.discoveryRequest(name, requestOptions)
      : await fetch(discovery, { headers: { accept: 'application/json' } });
  const server = await oauth.processDiscoveryResponse(name, response);
  return { server, client: { client_id: clientId }, stage };
}

async function readConfig(): Promise<Config> {
  const response = await fetch('/config.json');
  const read: unknown = response.ok ? await response.json() : undefined;
  if (isConfig(read)) return read;
  throw new Error('the origin says no issuer');
}

const isConfig = (value: unknown): value is Config =>
  typeof value === 'object' &&
  value !== null &&
  'issuer' in value &&
  typeof value.issuer === 'string' &&
  'clientId' in value &&
  typeof value.clientId === 'string' &&
  'stage' in value &&
  typeof value.stage === 'string';
