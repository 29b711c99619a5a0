import { PDFDocument } from '@cantoo/pdf-lib';
import { testCertificates } from '#functions/operator/test-certificates.ts';
import { memorySigningKeys } from '#shared/adapters/memory/signing-keys.ts';
import { signPdf } from '#shared/adapters/pades/sign-pdf.ts';
import { verifyPdf } from '#shared/adapters/pades/verify-pdf.ts';
import type { SignaturePlace, Signer, SigningAlgorithm } from '#shared/signature/signer.ts';
import type { TrustAnchor } from '#shared/signature/trust.ts';

const always = '2020-01-01T00:00:00Z';
export const validity = { from: new Date('2026-01-01T00:00:00Z'), to: new Date('2029-01-01T00:00:00Z') };
export const signedAt = '2026-11-20T03:00:00.000Z';
export const holder = 'Ủy ban nhân dân phường An Bình';

export const keys = memorySigningKeys();

/** An organisation with a certificate of its own, and the line of a trust list that vouches for it. */
export async function organisation(
  algorithm: SigningAlgorithm = 'RSASSA_PKCS1_V1_5_SHA_256',
  dates = validity,
) {
  const key = `key-${crypto.randomUUID()}`;
  const { ca, certificate } = await testCertificates(keys.create(key, algorithm), holder, dates);
  const signer: Signer = {
    id: 'an-binh',
    from: always,
    unit: 'H00.01',
    name: holder,
    key,
    algorithm,
    certificate,
    chain: [ca],
    basis: 'test',
  };
  const anchor: TrustAnchor = { id: 'ca', from: always, name: 'Test CA', certificate: ca, basis: 'test' };
  return { signer, anchor };
}

/** A PDF of some pages that nobody has signed. */
export async function unsigned(pages = 1): Promise<Buffer> {
  const document = await PDFDocument.create();
  for (let page = 0; page < pages; page += 1)
    document.addPage().drawText(`Trang ${page + 1}`.replace(/\W/g, ' '));
  return Buffer.from(await document.save({ useObjectStreams: false }));
}

export const sign = (pdf: Uint8Array, signer: Signer, at = signedAt, place?: SignaturePlace) =>
  signPdf(keys, pdf, { signer, at, reason: 'Kết quả giải quyết thủ tục hành chính', place });

export const verify = async (pdf: Buffer, anchors: TrustAnchor[], at = '2026-11-24T03:00:00Z') =>
  verifyPdf(pdf, await PDFDocument.load(pdf, { updateMetadata: false }), { at, anchors });

/** The file with one more revision, as an editor appends it. */
export async function appended(pdf: Buffer): Promise<Buffer> {
  const document = await PDFDocument.load(pdf, { forIncrementalUpdate: true, updateMetadata: false });
  document.getPages()[0]?.drawText('Da sua', { x: 50, y: 50 });
  return Buffer.from(await document.save({ useObjectStreams: false }));
}
