import { readDocument, requireDigest } from '#local/s3/body/document.ts';
import { lockContext } from '#local/s3/call/needs.ts';
import type { Operation } from '#local/s3/call/operation.ts';
import { emptyAnswer, xmlAnswer } from '#local/s3/http/answer.ts';
import { refuse } from '#local/s3/http/errors.ts';
import { allowOnly, type Element, textOf } from '#local/s3/http/read-xml.ts';
import { isTrue } from '#local/s3/http/request.ts';
import { s3Document } from '#local/s3/http/write-xml.ts';
import { mayRetain } from '#local/s3/model/lock.ts';
import type { Retention } from '#local/s3/model/version.ts';
import { findCalled, updateCalled } from '#local/s3/object/called.ts';
import { checkRetention, requireLockable } from '#local/s3/object/intent.ts';
import { bodyHeaders } from '#local/s3/operations/put-object.ts';

export const getObjectRetention: Operation = {
  name: 'GetObjectRetention',
  method: 'GET',
  on: 'object',
  selectors: ['retention'],
  parameters: ['versionId'],
  run(context, call) {
    requireLockable(call.bucket);
    const { retention } = findCalled(context, call).object;
    if (retention === undefined) throw refuse('NoSuchObjectLockConfiguration');
    const until = new Date(retention.until).toISOString();
    return xmlAnswer(
      s3Document('Retention', [
        ['Mode', retention.mode],
        ['RetainUntilDate', until],
      ]),
    );
  },
};

export const putObjectRetention: Operation = {
  name: 'PutObjectRetention',
  method: 'PUT',
  on: 'object',
  selectors: ['retention'],
  parameters: ['versionId'],
  headers: ['x-amz-bypass-governance-retention', ...bodyHeaders],
  async run(context, call) {
    requireLockable(call.bucket);
    requireDigest(call.request);
    const document = await readDocument(call, 'Retention');
    const now = context.now();
    const next = readRetention(document, now);
    const { bucket, permit, request } = call;
    const place = { bucket: bucket.name, key: request.key };
    const lock = lockContext(next?.mode, next?.until ?? Number.NaN, call);
    permit.demand([{ ...place, action: 's3:PutObjectRetention', context: lock }]);
    const bypass = isTrue(request.headers.get('x-amz-bypass-governance-retention'));
    if (bypass) permit.demand([{ ...place, action: 's3:BypassGovernanceRetention' }]);
    updateCalled(context, call, ({ retention, ...object }) => {
      const lock = { hold: object.hold, retention };
      if (!mayRetain(lock, next, { now, bypass })) {
        throw refuse('AccessDenied', 'The version is protected by Object Lock');
      }
      return next === undefined ? object : { ...object, retention: next };
    });
    return emptyAnswer(200);
  },
};

/** An empty document takes the retention away, where that is allowed. */
function readRetention(document: Element, now: number): Retention | undefined {
  allowOnly(document, 'Mode', 'RetainUntilDate');
  const [mode, until] = [textOf(document, 'Mode'), textOf(document, 'RetainUntilDate')];
  if (mode === undefined && until === undefined) return undefined;
  if (mode === undefined || until === undefined) throw refuse('MalformedXML');
  return checkRetention(mode, until, now);
}
