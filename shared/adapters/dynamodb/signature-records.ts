import { Signer } from '#shared/signature/signer.ts';
import { TrustAnchor } from '#shared/signature/trust.ts';
import type { DynamoClient } from './client.ts';
import { referenceRecords } from './reference-records.ts';

/** With what organisations sign, and whose certificates are trusted. */
export function dynamoSignatureRecords(client: DynamoClient, table: string) {
  const { all } = referenceRecords(client, table);
  return { signers: all('SIGNER#', Signer), trustAnchors: all('TRUST#', TrustAnchor) };
}
