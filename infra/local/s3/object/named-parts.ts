import { refuse } from '#local/s3/http/errors.ts';
import { allowOnly, childrenOf, type Element, textOf } from '#local/s3/http/read-xml.ts';
import { Algorithm } from '#local/s3/model/version.ts';
import type { Part, Plan } from '#local/s3/store/uploads.ts';

/** A part as the client that completes an upload names it. */
export interface NamedPart {
  number: number;
  etag: string;
  checksums: { algorithm: Algorithm; value: string }[];
}

const smallest = 5 * 1024 ** 2;
const checksumElement = (algorithm: Algorithm) => `Checksum${algorithm}`;

export function readNamedParts(document: Element): NamedPart[] {
  allowOnly(document, 'Part');
  const parts = childrenOf(document, 'Part').map(readNamedPart);
  if (parts.length === 0) throw refuse('MalformedXML', 'An upload is completed with at least one part');
  return parts;
}

function readNamedPart(element: Element): NamedPart {
  allowOnly(element, 'PartNumber', 'ETag', ...Algorithm.options.map(checksumElement));
  const number = textOf(element, 'PartNumber') ?? '';
  const etag = textOf(element, 'ETag');
  if (!/^\d{1,6}$/.test(number) || etag === undefined) throw refuse('MalformedXML');
  const checksums = Algorithm.options.flatMap((algorithm) => {
    const value = textOf(element, checksumElement(algorithm));
    return value === undefined ? [] : [{ algorithm, value }];
  });
  return { number: Number(number), etag: etag.replaceAll('"', ''), checksums };
}

/** Finds the named parts among those that came, and refuses what S3 refuses. */
export function selectParts(named: NamedPart[], uploaded: Part[], plan: Plan): Part[] {
  const byNumber = new Map(uploaded.map((part) => [part.number, part]));
  const ascending = named.every(({ number }, i) => number > (named[i - 1]?.number ?? 0));
  if (!ascending) throw refuse('InvalidPartOrder');
  const parts = named.map((name) => {
    const part = byNumber.get(name.number);
    if (part === undefined || !isThis(part, name))
      throw refuse('InvalidPart', undefined, { PartNumber: String(name.number) });
    requireChecksum(name, plan);
    return part;
  });
  const small = parts.slice(0, -1).find(({ size }) => size < smallest);
  if (small === undefined) return parts;
  throw refuse('EntityTooSmall', undefined, {
    PartNumber: String(small.number),
    ProposedSize: String(small.size),
    MinSizeAllowed: String(smallest),
  });
}

const isThis = ({ md5, checksum }: Part, { etag, checksums }: NamedPart) =>
  etag === md5 &&
  checksums.every(({ algorithm, value }) => checksum?.algorithm === algorithm && checksum.value === value);

function requireChecksum({ number, checksums }: NamedPart, { algorithm }: Plan) {
  if (algorithm === undefined || checksums.length > 0) return;
  throw refuse('InvalidRequest', `The ${algorithm} checksum of part ${number} is missing`);
}
