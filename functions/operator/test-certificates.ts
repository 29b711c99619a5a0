import { webcrypto } from 'node:crypto';
import { BitString, Integer, Utf8String } from 'asn1js';
import { AttributeTypeAndValue, BasicConstraints, Certificate, Extension, PublicKeyInfo } from 'pkijs';

const oid = {
  commonName: '2.5.4.3',
  basicConstraints: '2.5.29.19',
  keyUsage: '2.5.29.15',
};
const rsa = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' };

type Validity = { from: Date; to: Date };

/** An authority that nobody knows, made on the spot, and its certificate for a key; both in base64. */
export async function testCertificates(publicKey: Uint8Array, holder: string, validity: Validity) {
  const authority = 'Một Cửa Test CA (không có giá trị pháp lý)';
  const pair = await webcrypto.subtle.generateKey(
    { ...rsa, modulusLength: 3072, publicExponent: new Uint8Array([1, 0, 1]) },
    true,
    ['sign', 'verify'],
  );
  const own = Buffer.from(await webcrypto.subtle.exportKey('spki', pair.publicKey));
  const root = drawUp({ subject: authority, issuer: authority, publicKey: own, validity });
  const signer = drawUp({ subject: holder, issuer: authority, publicKey, validity });
  const [ca, certificate] = await Promise.all([root, signer].map((one) => issue(one, pair.privateKey)));
  if (ca === undefined || certificate === undefined) throw new Error('no certificate was made');
  return { ca, certificate };
}

async function issue(certificate: Certificate, key: webcrypto.CryptoKey): Promise<string> {
  await certificate.sign(key, rsa.hash);
  return Buffer.from(certificate.toSchema(true).toBER()).toString('base64');
}

type Draft = { subject: string; issuer: string; publicKey: Uint8Array; validity: Validity };

function drawUp({ subject, issuer, publicKey, validity }: Draft): Certificate {
  const certificate = new Certificate();
  const serial = webcrypto.getRandomValues(new Uint8Array(16));
  // A serial number is positive and as short as it can be.
  serial[0] = ((serial[0] ?? 0) & 0x3f) | 0x40;
  certificate.version = 2;
  certificate.serialNumber = new Integer({ valueHex: serial });
  certificate.subject.typesAndValues.push(called(subject));
  certificate.issuer.typesAndValues.push(called(issuer));
  certificate.notBefore.value = validity.from;
  certificate.notAfter.value = validity.to;
  certificate.subjectPublicKeyInfo = PublicKeyInfo.fromBER(publicKey);
  certificate.extensions = subject === issuer ? ofAuthority() : ofSigner();
  return certificate;
}

const called = (name: string) =>
  new AttributeTypeAndValue({ type: oid.commonName, value: new Utf8String({ value: name }) });

const ofAuthority = () => [constraints({ cA: true, pathLenConstraint: 0 }), usage(0x06, 1)];
const ofSigner = () => [constraints({ cA: false }), usage(0xc0, 6)];

const constraints = (given: { cA: boolean; pathLenConstraint?: number }) =>
  extension(oid.basicConstraints, new BasicConstraints(given).toSchema().toBER());

/** Bits of the key usage: signing certificates and revocations, or signing what cannot be denied. */
const usage = (bits: number, unusedBits: number) =>
  extension(oid.keyUsage, new BitString({ valueHex: new Uint8Array([bits]), unusedBits }).toBER());

const extension = (extnID: string, value: ArrayBuffer) =>
  new Extension({ extnID, critical: true, extnValue: value });
