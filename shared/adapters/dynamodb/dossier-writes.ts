import {
  type DynamoDBClient,
  TransactionCanceledException,
  TransactWriteItemsCommand,
} from '@aws-sdk/client-dynamodb';
import type { Claim, DossierStore } from '#shared/dossier/store.ts';
import type { JournalEntry } from '#shared/journal/journal.ts';
import { fail, ok } from '#shared/kernel/result.ts';
import { journalItem, stateItem } from './items.ts';
import { keys } from './keys.ts';

/** How long a portal may repeat a submission under its key, in seconds. */
const claimSeconds = 7 * 24 * 3600;

const absent = { ConditionExpression: 'attribute_not_exists(pk)' };

export const createDossier =
  (client: DynamoDBClient, table: string): DossierStore['create'] =>
  async (recorded, claim) => {
    const TransactItems = [
      { Put: { TableName: table, Item: journalItem(recorded), ...absent } },
      { Put: { TableName: table, Item: claimItem(claim, recorded.entry), ...absent } },
    ];
    try {
      await client.send(new TransactWriteItemsCommand({ TransactItems }));
      return ok(undefined);
    } catch (error) {
      // Only the claim may be there before: a second dossier of the same code is a fault.
      const [, { Code = '' } = {}] = reasonsOf(error);
      if (lost.has(Code)) return fail('claimed');
      throw error;
    }
  };

export const appendDossier =
  (client: DynamoDBClient, table: string): DossierStore['append'] =>
  async (recorded) => {
    const { dossier } = recorded;
    const TransactItems = [
      { Put: { TableName: table, Item: journalItem(recorded), ...absent } },
      { Put: { TableName: table, Item: stateItem(dossier), ...unchangedSince(dossier.version - 1) } },
    ];
    try {
      await client.send(new TransactWriteItemsCommand({ TransactItems }));
      return ok(undefined);
    } catch (error) {
      if (reasonsOf(error).some(({ Code = '' }) => lost.has(Code))) return fail('stale');
      throw error;
    }
  };

const lost = new Set(['ConditionalCheckFailed', 'TransactionConflict']);

const reasonsOf = (error: unknown) =>
  error instanceof TransactionCanceledException ? (error.CancellationReasons ?? []) : [];

const claimItem = ({ actor, key, digest }: Claim, { code, at }: JournalEntry) => ({
  ...keys.claim(actor, key),
  code: { S: code },
  digest: { S: digest },
  ttl: { N: String(Math.floor(Date.parse(at) / 1000) + claimSeconds) },
});

/** After the first entry there is no state item yet. */
const unchangedSince = (version: number) =>
  version === 1
    ? absent
    : {
        ConditionExpression: 'version = :before',
        ExpressionAttributeValues: { ':before': { N: String(version) } },
      };
