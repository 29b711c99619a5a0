import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { GetPublicKeyCommand } from '@aws-sdk/client-kms';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { dynamoCatalogueWriter } from '#shared/adapters/dynamodb/reference/catalogue-writer.ts';
import { kmsClient } from '#shared/adapters/kms/client.ts';
import { kmsSigningKeys } from '#shared/adapters/kms/signing-keys.ts';
import { type CertificateProblem, certifiedBy } from '#shared/adapters/pades/certified.ts';
import { certificatesOf } from '#shared/adapters/pades/pem.ts';
import { signingRequest } from '#shared/adapters/pades/signing-request.ts';
import { subjectOf } from '#shared/adapters/pades/subject.ts';
import type { Signer } from '#shared/signature/signer.ts';
import { Unit } from '#shared/unit/unit.ts';
import { emptyBundle } from './bundle.ts';
import { publishBundles } from './publish-bundles.ts';

const usage = `Usage: npm run --silent csr -- request UNIT [--name NAME] [--organisation NAME] [--locality NAME] [--province NAME] > request.pem
       npm run csr -- accept UNIT --basis TEXT FILE…       (TABLE_NAME and SIGNING_KEY_ARN name the table and the key)`;

/** The keys of stages are of this kind (infra/constructs/data/signing-key.ts). */
const algorithm = 'RSASSA_PKCS1_V1_5_SHA_256';

const options = {
  name: { type: 'string' },
  organisation: { type: 'string' },
  locality: { type: 'string' },
  province: { type: 'string' },
  basis: { type: 'string' },
} as const;

type Options = Partial<Record<keyof typeof options, string>>;
type Deps = {
  writer: ReturnType<typeof dynamoCatalogueWriter>;
  kms: ReturnType<typeof kmsClient>;
  key: string;
  unit: Unit;
};

/**
 * The certificate of the organisation's key: `request` writes a request for it, signed by the key in KMS; `accept` takes
 * in what the authority sent and publishes the unit's signer.
 */
async function main(): Promise<void> {
  const { values, positionals } = parsedArguments();
  const [command, id, ...files] = positionals;
  const environment = z.object({ TABLE_NAME: z.string().min(1), SIGNING_KEY_ARN: z.string().min(1) });
  const { TABLE_NAME, SIGNING_KEY_ARN: key } = environment.parse(process.env);
  const client = DynamoDBDocumentClient.from(new DynamoDBClient({}));
  const writer = dynamoCatalogueWriter(client, TABLE_NAME);
  const stored = (await writer.references()).get(`UNIT#${id}`);
  if (stored === undefined) throw new Error(`There is no unit ${id}.`);
  const kms = kmsClient();
  try {
    const deps = { writer, kms, key, unit: Unit.parse(JSON.parse(stored)) };
    if (command === 'request' && files.length === 0) await request(deps, values);
    else if (command === 'accept' && files.length > 0) await accept(deps, files, values);
    else throw new Error(usage);
  } finally {
    kms.destroy();
  }
}

function parsedArguments() {
  try {
    return parseArgs({ options, allowPositionals: true });
  } catch (error) {
    throw new Error(`${error instanceof Error ? error.message : error}\n${usage}`);
  }
}

async function request({ kms, key, unit }: Deps, { basis: _, ...given }: Options): Promise<void> {
  const publicKey = await publicKeyOf(kms, key);
  const subject = { country: 'VN', ...given, name: given.name ?? unit.name.vi };
  process.stdout.write(await signingRequest(kmsSigningKeys(kms), { id: key, algorithm, publicKey }, subject));
}

const problems: Record<CertificateProblem, string> = {
  unreadable: 'A file is no certificate, neither in PEM nor in DER.',
  'other-key': 'None of the certificates is for this key.',
  'for-authority': 'The certificate is one of an authority: an organisation may not sign with it.',
  'no-root': 'The certificates up to the root are not complete: add those of the authority.',
  'certificate-expired': 'A certificate has expired.',
  'certificate-not-yet-valid': 'A certificate is not valid yet.',
  'broken-chain': 'A certificate was not signed by the one above it.',
};

async function accept({ writer, kms, key, unit }: Deps, files: string[], { basis }: Options): Promise<void> {
  if (basis === undefined || basis.trim() === '') throw new Error(`On whose word is it used?\n${usage}`);
  const sent = (await Promise.all(files.map((file) => readFile(file)))).flatMap(certificatesOf);
  const from = new Date().toISOString();
  const found = certifiedBy(sent, await publicKeyOf(kms, key), from);
  if (!found.ok) throw new Error(problems[found.error]);
  const { certificate, chain } = found.value;
  const signer: Signer = {
    id: unit.id.toLowerCase().replaceAll('.', '-'),
    from,
    unit: unit.id,
    name: subjectOf(certificate),
    key,
    algorithm,
    certificate: certificate.raw.toString('base64'),
    chain: chain.map(({ raw }) => raw.toString('base64')),
    basis,
  };
  const bundle = { ...emptyBundle, signers: [z.json().parse(signer)] };
  const [line] = await publishBundles(writer, [bundle], '', say);
  if (line?.status !== 'written') throw new Error('The signer was not published.');
  say(`${signer.name} signs for ${unit.id} from now on, until ${certificate.validTo}.`);
}

async function publicKeyOf(kms: Deps['kms'], key: string): Promise<Uint8Array> {
  const { PublicKey } = await kms.send(new GetPublicKeyCommand({ KeyId: key }));
  if (PublicKey === undefined) throw new Error(`${key} has no public half`);
  return Buffer.from(PublicKey);
}

const say = (line: string) => {
  process.stdout.write(`${line}\n`);
};

try {
  await main();
} catch (error) {
  process.stderr.write(
    `${error instanceof z.ZodError ? z.prettifyError(error) : error instanceof Error ? error.message : error}\n`,
  );
  process.exitCode = 1;
}
