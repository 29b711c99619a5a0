import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { TimeStampAuthority } from '#shared/archive/proof/time-stamps.ts';
import { ResultTemplate } from '#shared/result/template.ts';
import { Signer } from '#shared/signature/signer.ts';
import { TrustAnchor } from '#shared/signature/trust.ts';
import { referenceRecords } from './reference-records.ts';

/** With what organisations sign, whose certificates are trusted, and what results say. */
export function dynamoSignatureRecords(client: DynamoDBClient, table: string) {
  const { all } = referenceRecords(client, table);
  return {
    signers: all('SIGNER#', Signer),
    trustAnchors: all('TRUST#', TrustAnchor),
    timeStampAuthorities: all('TIMESTAMPS#', TimeStampAuthority),
    templates: all('RESULT#', ResultTemplate),
  };
}
