import type { Context } from '#local/s3/call/context.ts';
import type { Call, Operation } from '#local/s3/call/operation.ts';
import { type Answer, emptyAnswer } from '#local/s3/http/answer.ts';
import { findCalled } from '#local/s3/object/called.ts';
import { isSame, isUnchanged, readConditionHeaders } from '#local/s3/object/conditions.ts';
import type { ObjectVersion } from '#local/s3/object/find.ts';
import { checksumHeaders, objectHeaders, versionHeader } from '#local/s3/object/headers.ts';
import { overrideParameters, readOverrides } from '#local/s3/object/overrides.ts';
import { readRange } from '#local/s3/object/range.ts';

function read(context: Context, call: Call): Answer {
  const { request, bucket } = call;
  const version = findCalled(context, call);
  const { object, modified } = version;
  const headers = {
    ...objectHeaders(object, modified),
    ...versionHeader(bucket, version),
    ...readOverrides(request),
  };
  if (isUnchanged(request.headers, { etag: object.etag, modified })) return emptyAnswer(304, headers);
  return bodyAnswer(context, version, { headers, request });
}

function bodyAnswer(
  context: Context,
  { object, modified }: ObjectVersion,
  { headers, request }: { headers: Record<string, string>; request: Call['request'] },
): Answer {
  const same = isSame(request.headers.get('if-range'), { etag: object.etag, modified });
  const range = same ? readRange(request.headers.get('range'), object.size) : undefined;
  const { start, end } = range ?? { start: 0, end: object.size };
  const body = { size: end - start, chunks: context.files.read(object.body, start, end) };
  if (range !== undefined) {
    return {
      status: 206,
      headers: { ...headers, 'content-range': `bytes ${start}-${end - 1}/${object.size}` },
      body,
    };
  }
  const wanted = request.headers.get('x-amz-checksum-mode')?.toUpperCase() === 'ENABLED';
  return { status: 200, headers: { ...headers, ...(wanted && checksumHeaders(object.checksum)) }, body };
}

const shared = {
  on: 'object',
  parameters: ['versionId', ...overrideParameters],
  headers: ['x-amz-checksum-mode', 'if-range', ...readConditionHeaders],
  run: read,
} as const;

export const getObject: Operation = { ...shared, name: 'GetObject', method: 'GET' };

/** Answers as a GET does; the body is left out on sending. */
export const headObject: Operation = { ...shared, name: 'HeadObject', method: 'HEAD' };
