import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { GetPublicKeyCommand } from '@aws-sdk/client-kms';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { dynamoCatalogueWriter } from '#shared/adapters/dynamodb/reference/catalogue-writer.ts';
import { kmsClient } from '#shared/adapters/kms/client.ts';
import type { Signer } from '#shared/signature/signer.ts';
import type { TrustAnchor } from '#shared/signature/trust.ts';
import { Unit } from '#shared/unit/unit.ts';
import { emptyBundle } from './bundle.ts';
import { command, say } from './command.ts';
import { publishBundles } from './publish-bundles.ts';
import { testCertificates } from './test-certificates.ts';

/**
 * `node functions/operator/certify-test-key.ts` lets a deployment without a real certificate sign: for the key
 * `SIGNING_KEY_ARN` it makes an authority that nobody knows and a certificate for each unit at the top of the tree, and
 * publishes both. What is signed so has no legal force; a unit that has a signer keeps it.
 */
async function main(): Promise<void> {
  const environment = z.object({ TABLE_NAME: named, SIGNING_KEY_ARN: named }).parse(process.env);
  const writer = dynamoCatalogueWriter(
    DynamoDBDocumentClient.from(new DynamoDBClient({})),
    environment.TABLE_NAME,
  );
  const known = await writer.references();
  const certified = [...known.keys()].filter((key) => key.startsWith('SIGNER#')).length > 0;
  const units = [...known]
    .filter(([key]) => key.startsWith('UNIT#'))
    .map(([, text]) => Unit.parse(JSON.parse(text)))
    .filter(({ parent }) => parent === undefined && !certified);
  const publicKey = await publicKeyOf(environment.SIGNING_KEY_ARN);
  const made = await Promise.all(units.map((unit) => certify(unit, environment.SIGNING_KEY_ARN, publicKey)));
  const records = {
    signers: made.map(({ signer }) => asJson(signer)),
    trustAnchors: made.map(({ anchor }) => asJson(anchor)),
  };
  await publishBundles(writer, [{ ...emptyBundle, ...records }], '', say);
  if (units.length === 0) say('Nothing to certify.');
}

const named = z.string('TABLE_NAME and SIGNING_KEY_ARN must name the table and the key').min(1);

const from = '2020-01-01T00:00:00.000Z';
const validity = { from: new Date(from), to: new Date('2049-12-31T23:59:59.000Z') };
const basis = 'Test certificate without legal force';

const asJson = (record: unknown) => z.json().parse(JSON.parse(JSON.stringify(record)));

async function publicKeyOf(key: string): Promise<Uint8Array> {
  const kms = kmsClient();
  const { PublicKey } = await kms.send(new GetPublicKeyCommand({ KeyId: key }));
  kms.destroy();
  if (PublicKey === undefined) throw new Error(`${key} has no public half`);
  return Buffer.from(PublicKey);
}

async function certify({ id, name }: Unit, key: string, publicKey: Uint8Array) {
  const { ca, certificate } = await testCertificates(publicKey, name.vi, validity);
  const own = `test-${id.toLowerCase().replaceAll('.', '-')}`;
  const signer: Signer = {
    id: own,
    from,
    unit: id,
    name: name.vi,
    key,
    algorithm: 'RSASSA_PKCS1_V1_5_SHA_256',
    certificate,
    chain: [ca],
    basis,
  };
  const anchor: TrustAnchor = { id: own, from, name: 'Một Cửa Test CA', certificate: ca, basis };
  return { signer, anchor };
}

await command(main, { failed: 'Nothing was certified. ' });
