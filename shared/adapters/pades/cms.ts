import { createHash } from 'node:crypto';
import { Null, ObjectIdentifier, OctetString, Sequence } from 'asn1js';
import {
  AlgorithmIdentifier,
  Attribute,
  Certificate,
  ContentInfo,
  EncapsulatedContentInfo,
  IssuerAndSerialNumber,
  SignedAndUnsignedAttributes,
  SignedData,
  SignerInfo,
} from 'pkijs';
import type { Signer, SigningKeys } from '#shared/signature/signer.ts';
import { oid } from './oids.ts';

const sha256 = () => new AlgorithmIdentifier({ algorithmId: oid.sha256 });

const signatureAlgorithm = {
  RSASSA_PKCS1_V1_5_SHA_256: () =>
    new AlgorithmIdentifier({ algorithmId: oid.rsa, algorithmParams: new Null() }),
  ECDSA_SHA_256: () => new AlgorithmIdentifier({ algorithmId: oid.ecdsaSha256 }),
} as const;

/**
 * The detached CMS message over a digest, as PAdES baseline B-B asks for it: content type, message digest and the
 * signing certificate among what is signed, and no signing time, which the PDF says itself.
 */
export async function signedMessage(keys: SigningKeys, signer: Signer, digest: Uint8Array): Promise<Buffer> {
  const own = Buffer.from(signer.certificate, 'base64');
  const attributes = attributesOf(own, digest);
  const signature = await keys.sign(signer.key, signer.algorithm, setOf(attributes));
  const certificate = Certificate.fromBER(own);
  const info = new SignerInfo({
    version: 1,
    sid: new IssuerAndSerialNumber({ issuer: certificate.issuer, serialNumber: certificate.serialNumber }),
    digestAlgorithm: sha256(),
    signedAttrs: new SignedAndUnsignedAttributes({ type: 0, attributes }),
    signatureAlgorithm: signatureAlgorithm[signer.algorithm](),
    signature: new OctetString({ valueHex: signature }),
  });
  const signed = new SignedData({
    version: 1,
    digestAlgorithms: [sha256()],
    encapContentInfo: new EncapsulatedContentInfo({ eContentType: oid.data }),
    certificates: [
      certificate,
      ...signer.chain.map((one) => Certificate.fromBER(Buffer.from(one, 'base64'))),
    ],
    signerInfos: [info],
  });
  const content = new ContentInfo({ contentType: oid.signedData, content: signed.toSchema(true) });
  return Buffer.from(content.toSchema().toBER());
}

/** In the order that DER gives a set, so that what is hashed is what is sent. */
function attributesOf(certificate: Buffer, digest: Uint8Array): Attribute[] {
  const hash = createHash('sha256').update(certificate).digest();
  const reference = new Sequence({ value: [new OctetString({ valueHex: hash })] });
  return [
    new Attribute({ type: oid.contentType, values: [new ObjectIdentifier({ value: oid.data })] }),
    new Attribute({ type: oid.messageDigest, values: [new OctetString({ valueHex: digest })] }),
    new Attribute({
      type: oid.signingCertificate,
      values: [new Sequence({ value: [new Sequence({ value: [reference] })] })],
    }),
  ]
    .map((attribute) => ({ attribute, der: Buffer.from(attribute.toSchema().toBER()) }))
    .toSorted((one, other) => one.der.compare(other.der))
    .map(({ attribute }) => attribute);
}

/** The attributes as a set of their own, which is what the signature is taken over (RFC 5652, 5.4). */
function setOf(attributes: Attribute[]): Buffer {
  const tagged = Buffer.from(new SignedAndUnsignedAttributes({ type: 0, attributes }).toSchema().toBER());
  tagged[0] = 0x31;
  return tagged;
}
