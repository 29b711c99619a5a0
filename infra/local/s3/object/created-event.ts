import { randomUUID } from 'node:crypto';
import type { EventBridgeEvent } from '#local/kernel/engine.ts';
import type { Call } from '#local/s3/call/operation.ts';
import type { ObjectVersion } from '#local/s3/object/find.ts';

export type Reason = 'PutObject' | 'CopyObject' | 'CompleteMultipartUpload';

const account = '000000000000';

/** What EventBridge is told of a new object; unlike in S3's own notifications the key is not encoded. */
export function createdEvent(
  call: Call,
  version: ObjectVersion,
  { region, reason }: { region: string; reason: Reason },
) {
  const { request, authentication, bucket } = call;
  return {
    id: randomUUID(),
    source: 'aws.s3',
    'detail-type': 'Object Created',
    time: new Date(version.modified).toISOString().replace(/\.\d+Z$/, 'Z'),
    account,
    region,
    resources: [`arn:aws:s3:::${bucket.name}`],
    detail: {
      version: '0',
      bucket: { name: bucket.name },
      object: {
        key: version.key,
        size: version.object.size,
        etag: version.object.etag,
        ...(bucket.versioned ? { 'version-id': version.id } : {}),
        sequencer: version.seq.toString(16).toUpperCase().padStart(18, '0'),
      },
      'request-id': request.id,
      requester: authentication.accessKeyId,
      'source-ip-address': request.incoming.socket.remoteAddress ?? '127.0.0.1',
      reason,
    },
  } satisfies EventBridgeEvent;
}
