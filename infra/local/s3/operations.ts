import type { Operation } from '#local/s3/call/operation.ts';
import { refuse } from '#local/s3/http/errors.ts';
import type { S3Request } from '#local/s3/http/request.ts';
import { abortMultipartUpload } from '#local/s3/operations/abort-multipart-upload.ts';
import { completeMultipartUpload } from '#local/s3/operations/complete-multipart-upload.ts';
import { copyObject } from '#local/s3/operations/copy-object.ts';
import { createMultipartUpload } from '#local/s3/operations/create-multipart-upload.ts';
import { deleteObject } from '#local/s3/operations/delete-object.ts';
import { deleteObjects } from '#local/s3/operations/delete-objects.ts';
import { getObject, headObject } from '#local/s3/operations/get-object.ts';
import { listObjectVersions } from '#local/s3/operations/list-object-versions.ts';
import { listObjectsV2 } from '#local/s3/operations/list-objects.ts';
import { listParts } from '#local/s3/operations/list-parts.ts';
import { getObjectLegalHold, putObjectLegalHold } from '#local/s3/operations/object-legal-hold.ts';
import { getObjectRetention, putObjectRetention } from '#local/s3/operations/object-retention.ts';
import { getObjectTagging, putObjectTagging } from '#local/s3/operations/object-tagging.ts';
import { putObject } from '#local/s3/operations/put-object.ts';
import { uploadPart } from '#local/s3/operations/upload-part.ts';

/** Everything that this server does; all else is refused by name. */
const operations: readonly Operation[] = [
  putObject,
  copyObject,
  getObject,
  headObject,
  deleteObject,
  deleteObjects,
  listObjectsV2,
  listObjectVersions,
  createMultipartUpload,
  uploadPart,
  listParts,
  completeMultipartUpload,
  abortMultipartUpload,
  getObjectTagging,
  putObjectTagging,
  getObjectRetention,
  putObjectRetention,
  getObjectLegalHold,
  putObjectLegalHold,
];

/** Finds the operation that a request asks for, and refuses what that operation does not understand. */
export function findOperation(request: S3Request): Operation {
  const candidates = operations
    .filter((operation) => isAsked(operation, request))
    .sort((a, b) => specificity(b) - specificity(a));
  const [operation] = candidates;
  if (operation === undefined) {
    const resource = request.key === '' ? 'bucket' : 'object';
    throw refuse('NotImplemented', `${request.method} of this ${resource} is not implemented here`);
  }
  refuseUnknown(operation, request);
  return operation;
}

function isAsked({ method, on, selectors = [], selectedBy }: Operation, request: S3Request): boolean {
  if (request.bucket === '' || method !== request.method || on !== (request.key === '' ? 'bucket' : 'object'))
    return false;
  if (selectedBy !== undefined && !request.headers.has(selectedBy)) return false;
  return selectors.every((name) => request.query.has(name));
}

const specificity = ({ selectors = [], selectedBy }: Operation) =>
  selectors.length + (selectedBy === undefined ? 0 : 1);

const parametersOfAll = ['x-id'];
const headersOfAll = ['x-amz-content-sha256', 'x-amz-date', 'x-amz-security-token', 'x-amz-user-agent'];

function refuseUnknown(
  { name, selectors = [], parameters = [], headers = [] }: Operation,
  request: S3Request,
) {
  const parameter = [...request.query.keys()].find(
    (given) => ![...parametersOfAll, ...selectors, ...parameters].includes(given),
  );
  if (parameter !== undefined) {
    throw refuse('NotImplemented', `${name} does not take the parameter ${parameter} here`, {
      Parameter: parameter,
    });
  }
  const known = [...headersOfAll, ...headers];
  const header = [...request.headers.keys()].find(
    (given) => /^(x-amz-|if-)/.test(given) && !isKnown(known, given),
  );
  if (header !== undefined) {
    throw refuse('NotImplemented', `${name} does not take the header ${header} here`, { Header: header });
  }
}

const isKnown = (known: string[], header: string) =>
  known.some((name) => name === header || (name.endsWith('*') && header.startsWith(name.slice(0, -1))));
