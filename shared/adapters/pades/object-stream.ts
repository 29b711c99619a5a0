import { PDFName, PDFNumber, type PDFObject, PDFObjectParser, type PDFRawStream } from '@cantoo/pdf-lib';
import { unpack } from './unpack.ts';

/** The objects inside an object stream by their numbers (ISO 32000-1, 7.5.7). Throws where a number stands twice. */
export function membersOf(stream: PDFRawStream): Map<number, PDFObject> {
  const [first, count] = ['First', 'N'].map((key) =>
    stream.dict.lookup(PDFName.of(key), PDFNumber).asNumber(),
  );
  if (first === undefined || count === undefined) throw new Error('an object stream without its index');
  const bytes = unpack(stream);
  const index = bytes.toString('latin1', 0, first).trim().split(/\s+/).map(Number);
  const members = new Map<number, PDFObject>();
  for (let one = 0; one < count; one += 1) {
    const [number = -1, offset = 0] = index.slice(one * 2, one * 2 + 2);
    if (members.has(number)) throw new Error(`object ${number} is twice in an object stream`);
    const parser = PDFObjectParser.forBytes(bytes.subarray(first + offset), stream.dict.context);
    members.set(number, parser.parseObject());
  }
  return members;
}
