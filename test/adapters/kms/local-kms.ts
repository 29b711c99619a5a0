import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { awsJson } from '#infra/local/kernel/aws-json.ts';
import type { KeyConfig } from '#infra/local/kms/key-config.ts';
import { createKms } from '#infra/local/kms/kms.ts';
import { closeServers, listen, portOf, serverOf } from '#infra/local/listeners.ts';
import { kmsClient } from '#shared/adapters/kms/client.ts';

const specs = ['RSA_3072', 'ECC_NIST_P256'] as const;
const named = <T extends KeyConfig['spec']>(spec: T) => ({
  id: spec,
  arn: `arn:aws:kms:r:0:key/${spec}`,
  spec,
});
const keys = specs.map(named);

/** The local cloud's KMS with a key of each kind, and a client of it. */
export async function openKms() {
  const directory = mkdtempSync(path.join(tmpdir(), 'motcua-keys-'));
  const answer = awsJson({ TrentService: createKms({ keys: [...keys, named('HMAC_256')], directory }) });
  const server = serverOf((request, response) => void answer(request, response));
  await listen(server, 0);
  const endpoint = `http://127.0.0.1:${portOf(server)}`;
  const client = kmsClient({
    endpoint,
    region: 'r',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  });
  const close = async () => {
    client.destroy();
    await closeServers([server]);
    rmSync(directory, { recursive: true, force: true });
  };
  return { client, endpoint, keys, close };
}
