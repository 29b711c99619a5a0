import { randomUUID } from 'node:crypto';
import { createLocalJWKSet, importJWK, type JWTVerifyGetKey, SignJWT } from 'jose';
import type { Clock } from '#infra/local/engine.ts';
import { developmentSecret, type Person } from '#infra/local/identity/people.ts';
import { algorithm, type PrivateKey, publicPart } from '#infra/local/identity/signing-key.ts';

export interface IssuerOptions {
  people: Person[];
  /** What the API's authorizer expects in `iss` and `aud`. */
  issuer: string;
  audience: string;
  key: PrivateKey;
  clock: Clock;
}

/** Issues tokens for the seeded people, in place of the deployment's user pool. */
export interface Issuer {
  name: string;
  keys: { keys: ReturnType<typeof publicPart>[] };
  keyLookup: JWTVerifyGetKey;
  /** Undefined for somebody unknown, or with a wrong secret. */
  issue(id: string, secret: string): Promise<string | undefined>;
}

export const tokenSeconds = 3600;

export async function createIssuer({ people, issuer, audience, key, clock }: IssuerOptions): Promise<Issuer> {
  const keys = { keys: [publicPart(key)] };
  const privateKey = await importJWK(key, algorithm);

  return {
    name: issuer,
    keys,
    keyLookup: createLocalJWKSet(keys),
    issue: async (id, secret) => {
      const person = people.find((one) => one.id === id);
      if (person === undefined || secret !== developmentSecret) return undefined;
      const seconds = Math.floor(clock.now() / 1000);
      const { name, actor, unit, roles } = person;
      const claims = { client_id: id, token_use: 'access', name, actor, unit, roles };
      return new SignJWT(claims)
        .setProtectedHeader({ alg: algorithm, kid: key.kid, typ: 'JWT' })
        .setIssuer(issuer)
        .setAudience(audience)
        .setSubject(id)
        .setJti(randomUUID())
        .setIssuedAt(seconds)
        .setExpirationTime(seconds + tokenSeconds)
        .sign(privateKey);
    },
  };
}
