import { createHash, webcrypto } from 'node:crypto';
import { createServer } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { Integer, ObjectIdentifier, OctetString, Sequence, Utf8String } from 'asn1js';
import {
  Attribute,
  AttributeTypeAndValue,
  Certificate,
  ContentInfo,
  EncapsulatedContentInfo,
  Extension,
  ExtKeyUsage,
  IssuerAndSerialNumber,
  PKIStatusInfo,
  SignedAndUnsignedAttributes,
  SignedData,
  SignerInfo,
  TimeStampReq,
  TimeStampResp,
  TSTInfo,
} from 'pkijs';

const algorithm = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' };
const tstInfo = '1.2.840.113549.1.9.16.1.4';
const timeStamping = '1.3.6.1.5.5.7.3.8';
const serial = () =>
  new Integer({ valueHex: Uint8Array.of(0x40, ...webcrypto.getRandomValues(new Uint8Array(15))) });

type Authority = { certificate: Certificate; key: webcrypto.CryptoKey };

/** An authority whose certificate it signed itself, for a purpose. */
async function authority(purpose: string): Promise<Authority> {
  const pair = await webcrypto.subtle.generateKey(
    { ...algorithm, modulusLength: 2048, publicExponent: Uint8Array.of(1, 0, 1) },
    true,
    ['sign', 'verify'],
  );
  const certificate = new Certificate();
  const name = new AttributeTypeAndValue({ type: '2.5.4.3', value: new Utf8String({ value: 'Test TSA' }) });
  certificate.version = 2;
  certificate.serialNumber = serial();
  certificate.subject.typesAndValues.push(name);
  certificate.issuer.typesAndValues.push(name);
  certificate.notBefore.value = new Date('2020-01-01T00:00:00Z');
  certificate.notAfter.value = new Date('2049-12-31T00:00:00Z');
  await certificate.subjectPublicKeyInfo.importKey(pair.publicKey);
  const uses = new ExtKeyUsage({ keyPurposes: [purpose] }).toSchema().toBER();
  certificate.extensions = [new Extension({ extnID: '2.5.29.37', critical: true, extnValue: uses })];
  await certificate.sign(pair.privateKey, algorithm.hash);
  return { certificate, key: pair.privateKey };
}

const der = (certificate: Certificate) => Buffer.from(certificate.toSchema(true).toBER());

async function token({ certificate, key }: Authority, asked: TimeStampReq, at: Date): Promise<ContentInfo> {
  const content = new TSTInfo({
    version: 1,
    policy: '1.3.6.1.4.1.55555.1',
    messageImprint: asked.messageImprint,
    serialNumber: serial(),
    genTime: at,
    ...(asked.nonce && { nonce: asked.nonce }),
  })
    .toSchema()
    .toBER();
  const digest = createHash('sha256').update(Buffer.from(content)).digest();
  const own = createHash('sha256').update(der(certificate)).digest();
  const reference = new Sequence({ value: [new OctetString({ valueHex: own })] });
  const attributes = [
    ['1.2.840.113549.1.9.3', new ObjectIdentifier({ value: tstInfo })],
    ['1.2.840.113549.1.9.4', new OctetString({ valueHex: digest })],
    ['1.2.840.113549.1.9.16.2.47', new Sequence({ value: [new Sequence({ value: [reference] })] })],
  ] as const;
  const info = new SignerInfo({
    version: 1,
    sid: new IssuerAndSerialNumber({ issuer: certificate.issuer, serialNumber: certificate.serialNumber }),
    signedAttrs: new SignedAndUnsignedAttributes({
      type: 0,
      attributes: attributes.map(([type, value]) => new Attribute({ type, values: [value] })),
    }),
  });
  const signed = new SignedData({
    version: 3,
    encapContentInfo: new EncapsulatedContentInfo({
      eContentType: tstInfo,
      eContent: new OctetString({ valueHex: content }),
    }),
    certificates: [certificate],
    signerInfos: [info],
  });
  await signed.sign(key, 0, algorithm.hash, content);
  return new ContentInfo({ contentType: '1.2.840.113549.1.7.2', content: signed.toSchema(true) });
}

export type Misbehaviour = { refuse?: boolean; replay?: boolean; purpose?: string };

/** A time-stamping authority of RFC 3161 on this machine, by a clock that may be another's. */
export async function startTimeStamps(
  now: () => Promise<Date>,
  { refuse, replay, purpose = timeStamping }: Misbehaviour = {},
) {
  const self = await authority(purpose);
  let first: ContentInfo | undefined;
  const server = createServer(async (request, response) => {
    const asked = TimeStampReq.fromBER(await buffer(request));
    const fresh = await token(self, asked, await now());
    first ??= fresh;
    const answer = new TimeStampResp({
      status: new PKIStatusInfo({ status: refuse ? 2 : 0 }),
      ...(!refuse && { timeStampToken: replay ? first : fresh }),
    });
    response.writeHead(200, { 'content-type': 'application/timestamp-reply' });
    response.end(Buffer.from(answer.toSchema().toBER()));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('it does not listen');
  return {
    url: `http://127.0.0.1:${address.port}/tsa`,
    certificate: der(self.certificate).toString('base64'),
    close: () => server.close(),
  };
}
