import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { KeyConfig } from '#local/kms/key-config.ts';

const pem = { type: 'pkcs8', format: 'pem' } as const;
const make: Record<KeyConfig['spec'], () => string> = {
  RSA_3072: () => generateKeyPairSync('rsa', { modulusLength: 3072 }).privateKey.export(pem).toString(),
  ECC_NIST_P256: () => generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export(pem).toString(),
  HMAC_256: () => randomBytes(32).toString('base64'),
};

/** The secret of a name, made when it is first asked for and kept on disk, so that what it made outlives a restart. */
export function secretIn(directory: string, { id, spec }: KeyConfig): string {
  const file = path.join(directory, `${id}.pem`);
  if (!existsSync(file)) {
    mkdirSync(directory, { recursive: true });
    writeFileSync(`${file}.new`, make[spec](), { mode: 0o600 });
    renameSync(`${file}.new`, file);
  }
  return readFileSync(file, 'utf8');
}
