import { randomBytes } from 'node:crypto';
import { PDFDocument } from '@cantoo/pdf-lib';
import { scan } from '#test/support/dossiers.ts';

/** A one-page scan of 200 KB: the sample, filled up with an attachment of noise. */
export async function bigScan(): Promise<Uint8Array> {
  const size = 200 * 1024;
  const document = await PDFDocument.load(scan);
  await document.attach(randomBytes(size - scan.length - 1_500), 'noise.bin');
  return document.save();
}
