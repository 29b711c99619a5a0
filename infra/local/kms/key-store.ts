import { createPrivateKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { KeySpec } from '#infra/local/kms/key-config.ts';

const make: Record<KeySpec, () => { privateKey: KeyObject }> = {
  RSA_3072: () => generateKeyPairSync('rsa', { modulusLength: 3072 }),
  ECC_NIST_P256: () => generateKeyPairSync('ec', { namedCurve: 'P-256' }),
};

/** The private key of a name, made when it is first asked for and kept on disk, so that signatures outlive a restart. */
export function keyIn(directory: string, name: string, spec: KeySpec): KeyObject {
  const file = path.join(directory, `${name}.pem`);
  if (!existsSync(file)) {
    mkdirSync(directory, { recursive: true });
    const pem = make[spec]().privateKey.export({ type: 'pkcs8', format: 'pem' });
    writeFileSync(`${file}.new`, pem, { mode: 0o600 });
    renameSync(`${file}.new`, file);
  }
  return createPrivateKey(readFileSync(file));
}
