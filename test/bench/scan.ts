import { randomBytes } from 'node:crypto';
import { PDFDocument } from '@cantoo/pdf-lib';
import { scan } from '#test/support/dossiers.ts';

/** A one-page scan of 200 KB: the sample, filled up with a stream of noise that nothing shows. */
export async function bigScan(): Promise<Uint8Array> {
  const size = 200 * 1024;
  const document = await PDFDocument.load(scan);
  document.context.register(document.context.stream(randomBytes(size - scan.length - 500)));
  return document.save();
}
