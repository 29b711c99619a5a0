import type { Context } from '#local/s3/call/context.ts';
import type { Call, Operation } from '#local/s3/call/operation.ts';
import { xmlAnswer } from '#local/s3/http/answer.ts';
import { refuse } from '#local/s3/http/errors.ts';
import { type Node, s3Document } from '#local/s3/http/write-xml.ts';
import type { Version } from '#local/s3/model/version.ts';
import { etagHeader } from '#local/s3/object/headers.ts';
import {
  commonPrefixes,
  type ListRequest,
  listParameters,
  optional,
  readList,
} from '#local/s3/object/list-request.ts';
import { page } from '#local/s3/object/page.ts';
import { readToken, writeToken } from '#local/s3/object/token.ts';
import { afterKey } from '#local/s3/store/listing.ts';

export const listObjectsV2: Operation = {
  name: 'ListObjectsV2',
  method: 'GET',
  on: 'bucket',
  selectors: ['list-type'],
  parameters: [...listParameters, 'continuation-token', 'start-after'],
  run: list,
};

function list(context: Context, { request, bucket }: Call) {
  if (request.query.get('list-type') !== '2') throw refuse('InvalidArgument', 'The only list-type is 2');
  const { prefix, delimiter, limit, write, echo } = readList(request);
  const token = request.query.get('continuation-token');
  const startAfter = request.query.get('start-after');
  const first = token === undefined ? afterKey(startAfter ?? '') : readToken(token);
  const { versions, prefixes, next } = page({ prefix, delimiter, limit, first }, (after, count) =>
    context.listings.objects({ bucket: bucket.name, prefix, after, limit: count }),
  );
  return xmlAnswer(
    s3Document('ListBucketResult', [
      ['Name', bucket.name],
      ...echo,
      optional('StartAfter', startAfter && write(startAfter)),
      optional('ContinuationToken', token),
      optional('NextContinuationToken', next && writeToken(next)),
      ['KeyCount', versions.length + prefixes.length],
      ['IsTruncated', next !== undefined],
      ...versions.map((version) => contents(version, write)),
      ...commonPrefixes(prefixes, write),
    ]),
  );
}

const contents = ({ key, modified, object }: Version, write: ListRequest['write']): Node => [
  'Contents',
  [
    ['Key', write(key)],
    ['LastModified', new Date(modified).toISOString()],
    ['ETag', etagHeader(object?.etag ?? '')],
    object?.checksum && ['ChecksumAlgorithm', object.checksum.algorithm],
    object?.checksum && ['ChecksumType', object.checksum.type],
    ['Size', object?.size ?? 0],
    ['StorageClass', 'STANDARD'],
  ],
];
