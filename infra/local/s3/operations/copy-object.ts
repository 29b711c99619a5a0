import { Digests } from '#local/s3/body/digests.ts';
import { objectBody } from '#local/s3/body/receive.ts';
import type { Context } from '#local/s3/call/context.ts';
import type { Call, Operation } from '#local/s3/call/operation.ts';
import { xmlAnswer } from '#local/s3/http/answer.ts';
import { refuse } from '#local/s3/http/errors.ts';
import { s3Document } from '#local/s3/http/write-xml.ts';
import type { Intent } from '#local/s3/model/version.ts';
import { checksumNodes } from '#local/s3/object/checksum-nodes.ts';
import { checkWrite, writeConditionHeaders } from '#local/s3/object/conditions.ts';
import { findSource } from '#local/s3/object/copy-source.ts';
import { createObject, unversioned } from '#local/s3/object/create.ts';
import type { ObjectVersion } from '#local/s3/object/find.ts';
import { etagHeader, versionHeader } from '#local/s3/object/headers.ts';
import { intentHeaders, readIntent } from '#local/s3/object/intent.ts';

export const copyObject: Operation = {
  name: 'CopyObject',
  method: 'PUT',
  on: 'object',
  selectedBy: 'x-amz-copy-source',
  headers: [
    'x-amz-copy-source',
    ...intentHeaders,
    ...writeConditionHeaders,
    'x-amz-metadata-directive',
    'x-amz-tagging-directive',
  ],
  async run(context, call) {
    const { request, bucket } = call;
    const source = findSource(context, request);
    const intent = readCopyIntent(context, call, source);
    checkWrite(request.headers, context.versions.find({ bucket: bucket.name, key: request.key }));
    if (source.object.size > objectBody.largest)
      throw refuse('InvalidRequest', 'The source is too large to copy at once');
    const version = await copy(context, call, { source, intent });
    const { etag, checksum } = version.object;
    const nodes = [
      ['ETag', etagHeader(etag)],
      ['LastModified', new Date(version.modified).toISOString()],
    ] as const;
    return xmlAnswer(s3Document('CopyObjectResult', [...nodes, ...checksumNodes(checksum)]), {
      ...versionHeader(bucket, version),
      ...(source.id !== unversioned && { 'x-amz-copy-source-version-id': source.id }),
    });
  },
};

function readCopyIntent(context: Context, call: Call, source: ObjectVersion): Intent {
  const { request, bucket } = call;
  const own = readIntent(request, bucket, context.now());
  const keepsHeaders = directive(call, 'x-amz-metadata-directive') === 'COPY';
  const keepsTags = directive(call, 'x-amz-tagging-directive') === 'COPY';
  if (keepsHeaders && source.latest && source.bucket === bucket.name && source.key === request.key) {
    throw refuse('InvalidRequest', 'A copy onto itself has to change something');
  }
  return {
    ...own,
    headers: keepsHeaders ? source.object.headers : own.headers,
    tags: keepsTags ? source.object.tags : own.tags,
  };
}

function directive({ request }: Call, header: string) {
  const word = request.headers.get(header) ?? 'COPY';
  if (word !== 'COPY' && word !== 'REPLACE') throw refuse('InvalidArgument', `${header} is COPY or REPLACE`);
  return word;
}

async function copy(
  context: Context,
  call: Call,
  { source, intent }: { source: ObjectVersion; intent: Intent },
): Promise<ObjectVersion> {
  const algorithm = source.object.checksum?.algorithm;
  const digests = new Digests(algorithm === undefined ? ['MD5'] : ['MD5', algorithm]);
  const draft = await context.files.create();
  try {
    for await (const bytes of context.files.read(source.object.body, 0, source.object.size)) {
      digests.update(bytes);
      await draft.write(bytes);
    }
    await draft.seal();
    const { size } = digests;
    const object = {
      ...intent,
      size,
      etag: digests.get('MD5').toString('hex'),
      body: [{ file: draft.file, size }],
      ...(algorithm && {
        checksum: {
          algorithm,
          value: digests.get(algorithm).toString('base64'),
          type: 'FULL_OBJECT' as const,
        },
      }),
    };
    return context.commit(() => {
      draft.keep();
      return createObject(context, call, object, 'CopyObject');
    });
  } catch (error) {
    await draft.discard();
    throw error;
  }
}
