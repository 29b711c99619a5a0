import { X509Certificate } from 'node:crypto';
import { GeneralizedTime, Sequence, UTCTime } from 'asn1js';
import { Certificate, ContentInfo, SignedData, SignedDataVerifyError } from 'pkijs';
import { oid } from './oids.ts';

/** What no longer protects: MD5 and SHA-1. */
const weak = new Set(['1.2.840.113549.2.5', '1.3.14.3.2.26']);

/** What a CMS message over some bytes is worth by itself, whoever signed it. */
export type Verified = {
  signer: X509Certificate | undefined;
  others: X509Certificate[];
  at: string | undefined;
  intact: boolean;
  weak: boolean;
  /** What a time stamp of the signature is taken over, and the token where there is one. */
  signature: Uint8Array;
  stamp: Uint8Array | undefined;
};

/** Checks a detached CMS message over bytes; undefined where it cannot be read, whatever is wrong with it. */
export async function verifyMessage(message: Uint8Array, covered: Uint8Array): Promise<Verified | undefined> {
  try {
    return await verified(new SignedData({ schema: ContentInfo.fromBER(message).content }), covered);
  } catch {
    return undefined;
  }
}

async function verified(signed: SignedData, covered: Uint8Array): Promise<Verified | undefined> {
  const [info] = signed.signerInfos;
  // A message that brings its own content would be checked against that, and not against the file.
  if (info === undefined || signed.encapContentInfo.eContent !== undefined) return undefined;
  const certificates = (signed.certificates ?? []).filter((one) => one instanceof Certificate);
  const { signer, intact } = await checked(signed, covered);
  return {
    signer: signer && x509(signer),
    others: certificates.filter((one) => one !== signer).map(x509),
    at: signingTime(info.signedAttrs?.attributes ?? []),
    intact,
    weak: weak.has(info.digestAlgorithm.algorithmId),
    signature: info.signature.valueBlock.valueHexView,
    stamp: tokenIn(info.unsignedAttrs?.attributes ?? []),
  };
}

async function checked(signed: SignedData, covered: Uint8Array) {
  try {
    const data = Uint8Array.from(covered).buffer;
    const { signerCertificate, signatureVerified } = await signed.verify({
      signer: 0,
      data,
      extendedMode: true,
    });
    return { signer: signerCertificate ?? undefined, intact: signatureVerified === true };
  } catch (error) {
    const signer = error instanceof SignedDataVerifyError ? error.signerCertificate : undefined;
    return { signer: signer ?? undefined, intact: false };
  }
}

const x509 = (certificate: Certificate) => new X509Certificate(Buffer.from(certificate.toSchema().toBER()));

function signingTime(attributes: { type: string; values: unknown[] }[]): string | undefined {
  const [value] = attributes.find(({ type }) => type === oid.signingTime)?.values ?? [];
  return value instanceof UTCTime || value instanceof GeneralizedTime
    ? value.toDate().toISOString()
    : undefined;
}

function tokenIn(attributes: { type: string; values: unknown[] }[]): Uint8Array | undefined {
  const [value] = attributes.find(({ type }) => type === oid.timeStampToken)?.values ?? [];
  return value instanceof Sequence ? new Uint8Array(value.toBER()) : undefined;
}
