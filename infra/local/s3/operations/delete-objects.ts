import { readDocument, requireDigest } from '#local/s3/body/document.ts';
import type { Context } from '#local/s3/call/context.ts';
import { removal as needsOfRemoval } from '#local/s3/call/needs.ts';
import type { Call, Operation } from '#local/s3/call/operation.ts';
import { xmlAnswer } from '#local/s3/http/answer.ts';
import { refuse, S3Error } from '#local/s3/http/errors.ts';
import { allowOnly, childrenOf, type Element, textOf } from '#local/s3/http/read-xml.ts';
import { isTrue } from '#local/s3/http/request.ts';
import { readKey } from '#local/s3/http/uri.ts';
import { type Node, s3Document } from '#local/s3/http/write-xml.ts';
import { type Removal, removeObject } from '#local/s3/object/remove.ts';
import { bodyHeaders } from '#local/s3/operations/put-object.ts';

const most = 1000;

export const deleteObjects: Operation = {
  name: 'DeleteObjects',
  method: 'POST',
  on: 'bucket',
  selectors: ['delete'],
  headers: ['x-amz-bypass-governance-retention', ...bodyHeaders],
  async run(context, call) {
    requireDigest(call.request);
    const document = await readDocument(call, 'Delete');
    allowOnly(document, 'Object', 'Quiet');
    const objects = childrenOf(document, 'Object');
    if (objects.length === 0 || objects.length > most) throw refuse('MalformedXML');
    const bypass = isTrue(call.request.headers.get('x-amz-bypass-governance-retention'));
    const removals = objects.map((object) => readRemoval(object, bypass));
    const results = removals.map((removal) => remove(context, call, removal));
    const quiet = isTrue(textOf(document, 'Quiet'));
    const reported = results.filter((node) => !quiet || node?.[0] === 'Error');
    return xmlAnswer(s3Document('DeleteResult', reported));
  },
};

function readRemoval(object: Element, bypass: boolean): Removal {
  allowOnly(object, 'Key', 'VersionId', 'ETag');
  const key = textOf(object, 'Key');
  if (key === undefined || key === '') throw refuse('MalformedXML');
  return { key: readKey(key), id: textOf(object, 'VersionId'), ifMatch: textOf(object, 'ETag'), bypass };
}

/** Each object is deleted or refused on its own. */
function remove(context: Context, { bucket, permit }: Call, removal: Removal): Node {
  const named: Node[] = [
    ['Key', removal.key],
    removal.id === undefined ? undefined : ['VersionId', removal.id],
  ];
  try {
    const { key, id: version, bypass } = removal;
    permit.demand(needsOfRemoval({ bucket: bucket.name, key, versioned: version !== undefined, bypass }));
    const { id, marker } = context.commit(() => removeObject(context, bucket, removal));
    const markerNodes: Node[] =
      marker === 'none'
        ? []
        : [
            ['DeleteMarker', true],
            ['DeleteMarkerVersionId', id ?? ''],
          ];
    return ['Deleted', [...named, ...markerNodes]];
  } catch (error) {
    if (!(error instanceof S3Error)) throw error;
    return ['Error', [...named, ['Code', error.code], ['Message', error.message]]];
  }
}
