import { X509Certificate } from 'node:crypto';
import { Certificate, ContentInfo, SignedData, TSTInfo } from 'pkijs';

export type Stamp = { at: string; nonce: string; signer: X509Certificate; others: X509Certificate[] };

/** What a token says of these bytes, whoever signed it; undefined where it is of others, or was changed. */
export async function readToken(token: Uint8Array, bytes: Uint8Array): Promise<Stamp | undefined> {
  try {
    const signed = new SignedData({ schema: ContentInfo.fromBER(token).content });
    const content = signed.encapContentInfo.eContent;
    if (content === undefined) return undefined;
    const { genTime, nonce } = TSTInfo.fromBER(content.getValue());
    const data = Uint8Array.from(bytes).buffer;
    const { signerCertificate, signatureVerified } = await signed.verify({
      signer: 0,
      data,
      extendedMode: true,
    });
    if (!signatureVerified || !signerCertificate) return undefined;
    const certificates = (signed.certificates ?? []).filter((one) => one instanceof Certificate);
    return {
      at: genTime.toISOString(),
      nonce: Buffer.from(nonce?.valueBlock.valueHexView ?? []).toString('hex'),
      signer: x509(signerCertificate),
      others: certificates.filter((one) => one !== signerCertificate).map(x509),
    };
  } catch {
    return undefined;
  }
}

const x509 = (certificate: Certificate) => new X509Certificate(Buffer.from(certificate.toSchema().toBER()));
