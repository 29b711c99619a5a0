import type { Context } from '#local/s3/call/context.ts';
import type { Call } from '#local/s3/call/operation.ts';
import { refuse } from '#local/s3/http/errors.ts';
import type { Upload } from '#local/s3/store/uploads.ts';

/** The multipart upload that a call names; it has to be one of that key. */
export function getUpload(context: Context, { request, bucket }: Call): Upload {
  const id = request.query.get('uploadId') ?? '';
  const upload = context.uploads.find(id);
  if (upload === undefined || upload.bucket !== bucket.name || upload.key !== request.key) {
    throw refuse('NoSuchUpload', undefined, { UploadId: id });
  }
  return upload;
}

/** Ends an upload, and drops the parts that no object holds. */
export function endUpload(context: Context, { id }: Upload, kept: ReadonlySet<string> = new Set()) {
  context.trash.add(context.uploads.parts(id).filter(({ file }) => !kept.has(file)));
  context.uploads.remove(id);
}
