import { readDocument, requireDigest } from '#local/s3/body/document.ts';
import type { Operation } from '#local/s3/call/operation.ts';
import { emptyAnswer, xmlAnswer } from '#local/s3/http/answer.ts';
import { refuse } from '#local/s3/http/errors.ts';
import { allowOnly, textOf } from '#local/s3/http/read-xml.ts';
import { s3Document } from '#local/s3/http/write-xml.ts';
import { findCalled, updateCalled } from '#local/s3/object/called.ts';
import { requireLockable } from '#local/s3/object/intent.ts';
import { bodyHeaders } from '#local/s3/operations/put-object.ts';

export const getObjectLegalHold: Operation = {
  name: 'GetObjectLegalHold',
  method: 'GET',
  on: 'object',
  selectors: ['legal-hold'],
  parameters: ['versionId'],
  run(context, call) {
    requireLockable(call.bucket);
    const { hold } = findCalled(context, call).object;
    return xmlAnswer(s3Document('LegalHold', [['Status', hold ? 'ON' : 'OFF']]));
  },
};

export const putObjectLegalHold: Operation = {
  name: 'PutObjectLegalHold',
  method: 'PUT',
  on: 'object',
  selectors: ['legal-hold'],
  parameters: ['versionId'],
  headers: bodyHeaders,
  async run(context, call) {
    requireLockable(call.bucket);
    requireDigest(call.request);
    const document = await readDocument(call, 'LegalHold');
    allowOnly(document, 'Status');
    const status = textOf(document, 'Status');
    if (status !== 'ON' && status !== 'OFF') throw refuse('MalformedXML');
    updateCalled(context, call, (object) => ({ ...object, hold: status === 'ON' }));
    return emptyAnswer(200);
  },
};
