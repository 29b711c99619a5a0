import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { decodeJwt, decodeProtectedHeader, generateKeyPair, importJWK, type JWTPayload, SignJWT } from 'jose';
import * as z from 'zod';
import { type Person, personWith } from './api.ts';
import type { LocalCloud } from './local-cloud.ts';

type Key = Parameters<SignJWT['sign']>[0];

const PrivateKey = z.looseObject({ kty: z.literal('RSA'), d: z.string() });

/** The key with which the development issuer signs, from its data folder: for tokens that it would not give. */
export async function issuersKey({ directory }: LocalCloud): Promise<Key> {
  for (const file of readdirSync(directory, { recursive: true, encoding: 'utf8' })) {
    if (!file.endsWith('.json')) continue;
    const key = PrivateKey.safeParse(JSON.parse(readFileSync(join(directory, file), 'utf8')));
    if (key.success) return importJWK(key.data, 'RS256');
  }
  throw new Error('the issuer has no key in its data folder');
}

/** Somebody's genuine token with other claims, signed anew. */
export const resigned = (token: string, key: Key, changes: JWTPayload = {}) => {
  const { alg = 'RS256', ...header } = decodeProtectedHeader(token);
  return new SignJWT({ ...decodeJwt(token), ...changes }).setProtectedHeader({ alg, ...header }).sign(key);
};

/** A token under the issuer's own key id, signed with another key. */
export async function forged(token: string): Promise<string> {
  const { privateKey } = await generateKeyPair('RS256');
  return resigned(token, privateKey);
}

/** Colleagues of a person: the same rights under other names. */
export const colleagues = async (cloud: LocalCloud, person: Person, count: number): Promise<Person[]> => {
  const key = await issuersKey(cloud);
  const names = Array.from({ length: count }, (_, index) => `${person.id}.${index + 1}`);
  return Promise.all(
    names.map(async (sub) =>
      personWith(
        cloud.addresses.api,
        sub,
        await resigned(person.token, key, { sub, username: sub, jti: sub }),
      ),
    ),
  );
};
