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
import { afterKey, type Position } from '#local/s3/store/listing.ts';

export const listObjectVersions: Operation = {
  name: 'ListObjectVersions',
  method: 'GET',
  on: 'bucket',
  selectors: ['versions'],
  parameters: [...listParameters, 'key-marker', 'version-id-marker'],
  run: list,
};

function list(context: Context, call: Call) {
  const { request, bucket } = call;
  const { prefix, delimiter, limit, write, echo } = readList(request);
  const { versions, prefixes, next } = page(
    { prefix, delimiter, limit, first: readMarker(context, call) },
    (after, count) => context.listings.versions({ bucket: bucket.name, prefix, after, limit: count }),
  );
  const last = next !== undefined && next.seq > 0 ? versions.at(-1) : undefined;
  return xmlAnswer(
    s3Document('ListVersionsResult', [
      ['Name', bucket.name],
      ...echo,
      ['KeyMarker', write(request.query.get('key-marker') ?? '')],
      ['VersionIdMarker', request.query.get('version-id-marker') ?? ''],
      optional('NextKeyMarker', next && write(next.key)),
      optional('NextVersionIdMarker', last?.id),
      ['IsTruncated', next !== undefined],
      ...versions.map((version) => entry(version, write)),
      ...commonPrefixes(prefixes, write),
    ]),
  );
}

function readMarker(context: Context, { request, bucket }: Call): Position {
  const key = request.query.get('key-marker');
  const id = request.query.get('version-id-marker');
  if (id === undefined || id === '') return afterKey(key ?? '');
  if (key === undefined) throw refuse('InvalidArgument', 'A version-id-marker needs a key-marker');
  const version = context.versions.find({ bucket: bucket.name, key, id });
  if (version === undefined) throw refuse('InvalidArgument', 'The version-id-marker is not known');
  return { key, seq: version.seq };
}

function entry({ key, id, latest, modified, object }: Version, write: ListRequest['write']): Node {
  const common: Node[] = [
    ['Key', write(key)],
    ['VersionId', id],
    ['IsLatest', latest],
    ['LastModified', new Date(modified).toISOString()],
  ];
  if (object === undefined) return ['DeleteMarker', common];
  return [
    'Version',
    [
      ...common,
      ['ETag', etagHeader(object.etag)],
      object.checksum && ['ChecksumAlgorithm', object.checksum.algorithm],
      object.checksum && ['ChecksumType', object.checksum.type],
      ['Size', object.size],
      ['StorageClass', 'STANDARD'],
    ],
  ];
}
