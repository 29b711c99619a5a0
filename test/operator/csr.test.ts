import { execFile, execFileSync, spawnSync } from 'node:child_process';
import { createPublicKey, generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { GetPublicKeyCommand } from '@aws-sdk/client-kms';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { CertificationRequest } from 'pkijs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { emptyBundle, shippedBundle } from '#functions/operator/bundle.ts';
import { publishBundles } from '#functions/operator/publish-bundles.ts';
import { testCertificates } from '#functions/operator/test-certificates.ts';
import { dynamoCatalogueWriter } from '#shared/adapters/dynamodb/reference/catalogue-writer.ts';
import { kmsSigningKeys } from '#shared/adapters/kms/signing-keys.ts';
import { pem } from '#shared/adapters/pades/pem.ts';
import { signPdf } from '#shared/adapters/pades/sign-pdf.ts';
import { Signer, signerAt } from '#shared/signature/signer.ts';
import { openKms } from '#test/adapters/kms/local-kms.ts';
import { unsigned, verify } from '#test/adapters/pades/signed.ts';
import { startDynamo } from './dynoxide.ts';

const unit = 'H00';
const files = mkdtempSync(path.join(tmpdir(), 'motcua-csr-'));
let dynamo: Awaited<ReturnType<typeof startDynamo>>;
let kms: Awaited<ReturnType<typeof openKms>>;
let writer: ReturnType<typeof dynamoCatalogueWriter>;
let publicKey: Buffer;

beforeAll(async () => {
  [dynamo, kms] = await Promise.all([startDynamo('csr'), openKms()]);
  writer = dynamoCatalogueWriter(DynamoDBDocumentClient.from(dynamo.sdk), 'csr');
  const { units } = await shippedBundle();
  await publishBundles(writer, [{ ...emptyBundle, units }], '2026-03-02', () => {});
  const { PublicKey = '' } = await kms.client.send(new GetPublicKeyCommand({ KeyId: key() }));
  publicKey = Buffer.from(PublicKey);
});
afterAll(async () => {
  rmSync(files, { recursive: true, force: true });
  await Promise.all([dynamo.stop(), kms.close()]);
});

const key = () => kms.keys.find(({ spec }) => spec === 'RSA_3072')?.arn ?? '';

/** Runs the command as an operator does. */
function run(...args: string[]) {
  const { PATH = '' } = process.env;
  const env = { PATH, ...dynamo.env, AWS_ENDPOINT_URL_KMS: kms.endpoint, SIGNING_KEY_ARN: key() };
  return new Promise<{ status: number; out: string; said: string }>((resolve) => {
    const child = execFile(
      process.execPath,
      ['functions/operator/csr.ts', ...args],
      { env },
      (_, out, said) => resolve({ status: child.exitCode ?? -1, out, said }),
    );
  });
}

function written(name: string, bytes: string | Uint8Array): string {
  const file = path.join(files, name);
  writeFileSync(file, bytes);
  return file;
}

const validity = { from: new Date('2026-01-01T00:00:00Z'), to: new Date('2049-01-01T00:00:00Z') };
const asPem = (certificate: string) => pem('CERTIFICATE', Buffer.from(certificate, 'base64'));
const signers = async () =>
  [...(await writer.references())]
    .filter(([sk]) => sk.startsWith('SIGNER#'))
    .map(([, text]) => Signer.parse(JSON.parse(text)));

describe('a request for the certificate of the organisation’s key', () => {
  it('is signed by the key that it is for, and says for whom', async () => {
    const { status, out } = await run('request', unit, '--province', 'Tỉnh Đồng Xoài');
    expect(status).toBe(0);
    const der = Buffer.from(out.split('\n').slice(1, -2).join(''), 'base64');
    const request = CertificationRequest.fromBER(der);
    expect(await request.verify()).toBe(true);
    expect(Buffer.from(request.subjectPublicKeyInfo.toSchema().toBER())).toEqual(publicKey);
    const names = request.subject.typesAndValues.map(({ value }) => String(value.valueBlock.value));
    const [stored] = [...(await writer.references())].filter(([sk]) => sk === `UNIT#${unit}`);
    expect(names).toEqual(['VN', 'Tỉnh Đồng Xoài', JSON.parse(stored?.[1] ?? '').name.vi]);
  });

  it.skipIf(spawnSync('openssl', ['version']).status !== 0)('is one for OpenSSL too', async () => {
    const { out } = await run('request', unit, '--name', 'Ủy ban nhân dân phường An Bình');
    const file = written('request.pem', out);
    const said = execFileSync(
      'openssl',
      ['req', '-in', file, '-verify', '-noout', '-subject', '-utf8', '-nameopt', 'utf8'],
      {
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'ignore'],
      },
    );
    expect(said).toContain('Ủy ban nhân dân phường An Bình');
  });
});

describe('the certificate that comes back', () => {
  it.each([
    [
      'of another key',
      () => testCertificates(strangersKey(), 'Người lạ', validity),
      'None of the certificates is for this key.',
    ],
    [
      'that has expired',
      () => testCertificates(publicKey, 'Cũ', { ...validity, to: new Date('2026-02-01T00:00:00Z') }),
      'A certificate has expired.',
    ],
  ])('%s is not taken', async (_, make, why) => {
    const { ca, certificate } = await make();
    const file = written('refused.pem', asPem(certificate) + asPem(ca));
    expect(await run('accept', unit, '--basis', 'Thử', file)).toMatchObject({ status: 1, said: `${why}\n` });
    expect(await signers()).toEqual([]);
  });

  it('is not taken without its authority, from another authority, as something else, or without a ground', async () => {
    const [made, other] = await Promise.all(
      [0, 1].map(() => testCertificates(publicKey, 'Cơ quan', validity)),
    );
    const alone = written('alone.pem', asPem(made?.certificate ?? ''));
    expect((await run('accept', unit, '--basis', 'Thử', alone)).said).toContain('not complete');
    // Of the same name, but it did not sign.
    const strange = written('strange.pem', asPem(other?.ca ?? ''));
    expect((await run('accept', unit, '--basis', 'Thử', alone, strange)).said).toContain('not signed by');
    const text = written('text.pem', 'no certificate');
    expect((await run('accept', unit, '--basis', 'Thử', text)).said).toContain('is no certificate');
    expect((await run('accept', unit, alone)).said).toContain('On whose word');
    expect((await run('accept', 'H77', '--basis', 'Thử', alone)).said).toContain('There is no unit H77.');
    expect(await signers()).toEqual([]);
  });

  it('is published, and what is signed with it holds', async () => {
    const { ca, certificate } = await testCertificates(publicKey, 'Ủy ban nhân dân phường An Bình', validity);
    const [der, root] = [
      written('own.cer', Buffer.from(certificate, 'base64')),
      written('ca.pem', asPem(ca)),
    ];
    const { status, out } = await run('accept', unit, '--basis', 'Quyết định 12/QĐ-UBND', root, der);
    expect(out).toContain(`Ủy ban nhân dân phường An Bình signs for ${unit} from now on`);
    expect(status).toBe(0);
    const later = new Date(Date.now() + 60_000).toISOString();
    const signer = signerAt(await signers(), unit, later);
    expect(signer).toMatchObject({ key: key(), certificate, chain: [ca], basis: 'Quyết định 12/QĐ-UBND' });
    if (signer === undefined) return;
    const signed = await signPdf(kmsSigningKeys(kms.client), await unsigned(), {
      signer,
      at: later,
      reason: 'Thử',
    });
    const anchor = { id: 'ca', from: '2020-01-01T00:00:00Z', name: 'CA', certificate: ca, basis: 'Thử' };
    expect(await verify(signed, [anchor], later)).toMatchObject([{ intact: true, trusted: true }]);
  });
});

const strangersKey = () =>
  createPublicKey(generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey).export({
    type: 'spki',
    format: 'der',
  });

it('says how it is called', async () => {
  expect((await run('sign')).said).toContain('There is no unit');
  expect((await run('request', unit, '--colour', 'red')).said).toContain('Usage: npm run');
  expect((await run('issue', unit)).said).toContain('Usage: npm run');
});
