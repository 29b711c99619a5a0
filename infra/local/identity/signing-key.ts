import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { calculateJwkThumbprint, exportJWK, generateKeyPair } from 'jose';
import { z } from 'zod';

// API Gateway takes RSA signatures only, so the development issuer makes no others.
export const algorithm = 'RS256';

const PrivateKey = z.looseObject({ kty: z.literal('RSA'), n: z.string(), e: z.string(), kid: z.string() });
export type PrivateKey = z.infer<typeof PrivateKey>;

/** The key in a file, made at first use, so that tokens outlive a restart. */
export async function signingKey(file: string): Promise<PrivateKey> {
  if (!existsSync(file)) {
    const { privateKey } = await generateKeyPair(algorithm, { extractable: true });
    const jwk = await exportJWK(privateKey);
    const kid = await calculateJwkThumbprint(jwk);
    writeFileSync(`${file}.new`, JSON.stringify({ ...jwk, kid }), { mode: 0o600 });
    renameSync(`${file}.new`, file);
  }
  return PrivateKey.parse(JSON.parse(readFileSync(file, 'utf8')));
}

/** What everybody may know of the key. */
export const publicPart = ({ kty, n, e, kid }: PrivateKey) => ({
  kty,
  n,
  e,
  kid,
  alg: algorithm,
  use: 'sig',
});
