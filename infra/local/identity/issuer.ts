import { randomUUID } from 'node:crypto';
import { createLocalJWKSet, importJWK, type JWTVerifyGetKey, SignJWT } from 'jose';
import { changed, changesBy, scopesAfter, type TriggerSource } from '#local/identity/claims.ts';
import type { PoolClient, PoolConfig } from '#local/identity/pool-config.ts';
import { algorithm, type PrivateKey, publicPart } from '#local/identity/signing-key.ts';
import { attributesOf, type PoolUser } from '#local/identity/users.ts';
import type { Clock, Invoke } from '#local/kernel/engine.ts';

export interface IssuerOptions {
  /** What the API's authorizer expects in `iss`. */
  issuer: string;
  pool: PoolConfig;
  key: PrivateKey;
  clock: Clock;
  invoke: Invoke;
}

/** What a token endpoint answers. */
export interface Tokens {
  access_token: string;
  id_token?: string;
  refresh_token?: string;
  expires_in: number;
  token_type: 'Bearer';
}

/** Issues what Cognito issues, in place of the deployment's user pool. */
export interface Issuer {
  name: string;
  keys: { keys: ReturnType<typeof publicPart>[] };
  keyLookup: JWTVerifyGetKey;
  pool: PoolConfig;
  /** For a client that acts for itself. */
  forClient(client: PoolClient): Promise<Tokens>;
  /** For somebody who signed in through a client. */
  forUser(user: PoolUser, client: PoolClient, source?: TriggerSource): Promise<Tokens>;
}

export async function createIssuer({ issuer, pool, key, clock, invoke }: IssuerOptions): Promise<Issuer> {
  const keys = { keys: [publicPart(key)] };
  const privateKey = await importJWK(key, algorithm);
  const sign = (claims: Record<string, unknown>, minutes: number, now: number) =>
    new SignJWT({
      ...claims,
      iss: issuer,
      auth_time: now,
      iat: now,
      exp: now + minutes * 60,
      jti: randomUUID(),
    })
      .setProtectedHeader({ kid: key.kid, alg: algorithm })
      .sign(privateKey);
  const now = () => Math.floor(clock.now() / 1000);

  return {
    name: issuer,
    keys,
    keyLookup: createLocalJWKSet(keys),
    pool,
    async forClient(client) {
      const { id, scopes, accessMinutes } = client;
      const claims = { sub: id, token_use: 'access', scope: scopes.join(' '), version: 2, client_id: id };
      return bearing(await sign(claims, accessMinutes, now()), accessMinutes);
    },
    async forUser(user, client, source = 'TokenGeneration_HostedAuth') {
      const { access, id } = await changesBy(invoke, { pool, client, user, source });
      const session = { sub: user.username, origin_jti: randomUUID(), event_id: randomUUID() };
      const forAccess = {
        ...session,
        version: 2,
        client_id: client.id,
        token_use: 'access',
        scope: scopesAfter(client.scopes, access).join(' '),
        username: user.username,
      };
      const forId = {
        ...attributesFor(client, user),
        ...session,
        'cognito:username': user.username,
        aud: client.id,
        token_use: 'id',
      };
      return {
        ...bearing(await sign(changed(forAccess, access), client.accessMinutes, now()), client.accessMinutes),
        ...(client.scopes.includes('openid') && {
          id_token: await sign(changed(forId, id), client.idMinutes, now()),
        }),
      };
    },
  };
}

const bearing = (access_token: string, minutes: number): Tokens => ({
  access_token,
  expires_in: minutes * 60,
  token_type: 'Bearer',
});

/** What an ID token says of a user: what the client may read, as far as its scopes go; `openid` alone goes all the way. */
function attributesFor({ scopes, readable }: PoolClient, user: PoolUser): Record<string, string> {
  const named = (name: string) => (readable ? readable.includes(name) : !name.startsWith('custom:'));
  const isAsked = (name: string) =>
    scopes.includes('profile') || scopes.length === 1 || (scopes.includes('email') && /^email/.test(name));
  return Object.fromEntries(
    Object.entries(attributesOf(user)).filter(([name]) => named(name) && isAsked(name)),
  );
}
