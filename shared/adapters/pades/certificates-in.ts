import { X509Certificate } from 'node:crypto';
import {
  decodePDFRawStream,
  PDFArray,
  PDFDict,
  type PDFDocument,
  PDFName,
  PDFRawStream,
} from '@cantoo/pdf-lib';

/** Certificates that are kept with a file; nobody needs more. */
const maxCertificates = 100;

/** The certificates of the document security store (ETSI EN 319 142-1, 5.4.2), by which chains are completed. */
export function certificatesIn({ catalog }: PDFDocument): X509Certificate[] {
  const store = catalog.lookup(PDFName.of('DSS'));
  const list = store instanceof PDFDict ? store.lookup(PDFName.of('Certs')) : undefined;
  if (!(list instanceof PDFArray)) return [];
  return list
    .asArray()
    .slice(0, maxCertificates)
    .flatMap((_, index) => certificateOf(list.lookup(index)) ?? []);
}

function certificateOf(stream: unknown): X509Certificate | undefined {
  if (!(stream instanceof PDFRawStream)) return undefined;
  try {
    return new X509Certificate(Buffer.from(decodePDFRawStream(stream).decode()));
  } catch {
    return undefined;
  }
}
