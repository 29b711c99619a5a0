import { readDocument } from '#local/s3/body/document.ts';
import type { Operation } from '#local/s3/call/operation.ts';
import { emptyAnswer, xmlAnswer } from '#local/s3/http/answer.ts';
import { refuse } from '#local/s3/http/errors.ts';
import { allowOnly, childrenOf, type Element, textOf } from '#local/s3/http/read-xml.ts';
import { type Node, s3Document } from '#local/s3/http/write-xml.ts';
import type { Tag } from '#local/s3/model/version.ts';
import { findCalled, updateCalled } from '#local/s3/object/called.ts';
import { versionHeader } from '#local/s3/object/headers.ts';
import { checkTags } from '#local/s3/object/tags.ts';
import { bodyHeaders } from '#local/s3/operations/put-object.ts';

export const getObjectTagging: Operation = {
  name: 'GetObjectTagging',
  method: 'GET',
  on: 'object',
  selectors: ['tagging'],
  parameters: ['versionId'],
  run(context, call) {
    const version = findCalled(context, call);
    const set: Node = ['TagSet', version.object.tags.map(tagNode)];
    return xmlAnswer(s3Document('Tagging', [set]), versionHeader(call.bucket, version));
  },
};

export const putObjectTagging: Operation = {
  name: 'PutObjectTagging',
  method: 'PUT',
  on: 'object',
  selectors: ['tagging'],
  parameters: ['versionId'],
  headers: bodyHeaders,
  async run(context, call) {
    const tags = readTagSet(await readDocument(call, 'Tagging'));
    const version = updateCalled(context, call, (object) => ({ ...object, tags }));
    return emptyAnswer(200, versionHeader(call.bucket, version));
  },
};

const tagNode = ({ key, value }: Tag): Node => [
  'Tag',
  [
    ['Key', key],
    ['Value', value],
  ],
];

function readTagSet(document: Element): Tag[] {
  allowOnly(document, 'TagSet');
  const [set] = childrenOf(document, 'TagSet');
  if (set === undefined) throw refuse('MalformedXML');
  allowOnly(set, 'Tag');
  return checkTags(
    childrenOf(set, 'Tag').map((tag) => {
      allowOnly(tag, 'Key', 'Value');
      const [key, value] = [textOf(tag, 'Key'), textOf(tag, 'Value')];
      if (key === undefined || value === undefined) throw refuse('MalformedXML');
      return { key, value };
    }),
  );
}
