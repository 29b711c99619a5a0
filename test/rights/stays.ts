import type { Right } from '#infra/local/authorisation/rights.ts';
import { holderOf, shortOf } from './named.ts';

/** Rights that no end-to-end test misses, and why they stay. */
const stays: { fits: RegExp; because: string }[] = [
  { fits: / (logs|xray):/, because: 'logs and traces are no calls here' },
  {
    fits: / kms:(DescribeKey|Encrypt|GenerateDataKey) DataKey$/,
    because: 'DynamoDB may ask for it under a key of ours; the local cloud asks for `Decrypt` alone',
  },
  {
    fits: / s3:ListBucket /,
    because:
      'tells what is not there from what is forbidden ([rights.test.ts](../test/infra/local/s3/rights.test.ts))',
  },
  { fits: / sqs:ChangeMessageVisibility /, because: 'only where work failed, to say when it comes again' },
  {
    fits: / dynamodb:UpdateItem LIMIT#\*$/,
    because: 'only where a caller comes near its limit, which one function shows for all',
  },
  {
    fits: /^Print dynamodb:Query KEEPING#\*$/,
    because: 'only where a dossier in the book was done after its appointment',
  },
  { fits: / s3:AbortMultipartUpload /, because: 'only where an upload in parts breaks off' },
  {
    fits: / dynamodb:GetItem REFERENCE$/,
    because: 'only where the calendar that dated a dossier has been published again since',
  },
  {
    fits: /^(Seal s3:GetObject archivebucket\/\*|Print s3:GetObject intakebucket\/\*|Split s3:GetObject intakebucket\/batch-parts\/\*)$/,
    because: 'only where an attempt before died after it had put the object',
  },
  {
    fits: /^Seal kms:Decrypt ArchiveKey$/,
    because: 'only for packages of more than 16 MB, which go in parts',
  },
  { fits: /^Seal dynamodb:GetItem DOSSIER#/, because: 'only where somebody else wrote at the same moment' },
  {
    fits: /^Sweep dynamodb:Query DOSSIER#/,
    because: 'the turn of a dossier to be compared with its journal comes once in many nights',
  },
  {
    fits: /^Sweep dynamodb:(GetItem COUNTER#|PutItem BEAT)/,
    because: 'a night that cannot look, and a beat that is missed, sound an alarm and stop nothing else',
  },
  {
    fits: /^Follow dynamodb:GetItem TRANSACTIONS#/,
    because: 'only where the provider called back first, and then nothing is left to do',
  },
  {
    fits: /^Texts s3:DeleteObject textindexbucket\/\*$/,
    because: 'only for segments that were merged long enough ago',
  },
];

export const reasonFor = (right: Right): string | undefined =>
  stays.find(({ fits }) => fits.test(`${holderOf(right)} ${shortOf(right)}`))?.because;
