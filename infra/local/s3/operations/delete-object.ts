import type { Operation } from '#local/s3/call/operation.ts';
import { emptyAnswer } from '#local/s3/http/answer.ts';
import { isTrue } from '#local/s3/http/request.ts';
import { readVersionId } from '#local/s3/object/called.ts';
import { removeObject } from '#local/s3/object/remove.ts';

export const deleteObject: Operation = {
  name: 'DeleteObject',
  method: 'DELETE',
  on: 'object',
  parameters: ['versionId'],
  headers: ['x-amz-bypass-governance-retention', 'if-match'],
  run(context, { request, bucket }) {
    const { id, marker } = context.commit(() =>
      removeObject(context, bucket, {
        key: request.key,
        id: readVersionId(request),
        ifMatch: request.headers.get('if-match'),
        bypass: isTrue(request.headers.get('x-amz-bypass-governance-retention')),
      }),
    );
    return emptyAnswer(204, {
      ...(marker === 'none' ? {} : { 'x-amz-delete-marker': 'true' }),
      ...(id === undefined ? {} : { 'x-amz-version-id': id }),
    });
  },
};
