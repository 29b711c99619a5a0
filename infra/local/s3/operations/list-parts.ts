import type { Operation } from '#local/s3/call/operation.ts';
import { xmlAnswer } from '#local/s3/http/answer.ts';
import { refuse } from '#local/s3/http/errors.ts';
import { type Node, s3Document } from '#local/s3/http/write-xml.ts';
import { etagHeader } from '#local/s3/object/headers.ts';
import { optional } from '#local/s3/object/list-request.ts';
import { getUpload } from '#local/s3/object/upload.ts';
import type { Part } from '#local/s3/store/uploads.ts';

const most = 1000;

export const listParts: Operation = {
  name: 'ListParts',
  method: 'GET',
  on: 'object',
  selectors: ['uploadId'],
  parameters: ['max-parts', 'part-number-marker'],
  run(context, call) {
    const { query, key } = call.request;
    const { id, plan } = getUpload(context, call);
    const limit = Math.min(readNumber(query.get('max-parts'), most), most);
    const marker = readNumber(query.get('part-number-marker'), 0);
    const rest = context.uploads.parts(id).filter(({ number }) => number > marker);
    const parts = rest.slice(0, limit);
    const next = rest.length > parts.length ? String(parts.at(-1)?.number ?? marker) : undefined;
    return xmlAnswer(
      s3Document('ListPartsResult', [
        ['Bucket', call.bucket.name],
        ['Key', key],
        ['UploadId', id],
        ['StorageClass', 'STANDARD'],
        ['PartNumberMarker', marker],
        optional('NextPartNumberMarker', next),
        ['MaxParts', limit],
        ['IsTruncated', next !== undefined],
        optional('ChecksumAlgorithm', plan.algorithm),
        optional('ChecksumType', plan.algorithm && 'COMPOSITE'),
        ...parts.map(entry),
      ]),
    );
  },
};

const entry = ({ number, modified, md5, size, checksum }: Part): Node => [
  'Part',
  [
    ['PartNumber', number],
    ['LastModified', new Date(modified).toISOString()],
    ['ETag', etagHeader(md5)],
    ['Size', size],
    checksum && [`Checksum${checksum.algorithm}`, checksum.value],
  ],
];

function readNumber(text: string | undefined, otherwise: number): number {
  if (text === undefined) return otherwise;
  if (!/^\d{1,9}$/.test(text))
    throw refuse('InvalidArgument', 'max-parts and part-number-marker are numbers');
  return Number(text);
}
