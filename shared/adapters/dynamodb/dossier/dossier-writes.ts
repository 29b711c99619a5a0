import {
  type DynamoDBClient,
  TransactionCanceledException,
  TransactWriteItemsCommand,
} from '@aws-sdk/client-dynamodb';
import type { Claim, DossierStore } from '#shared/dossier/journal/store.ts';
import type { JournalEntry } from '#shared/journal/journal.ts';
import { fail, ok } from '#shared/kernel/result.ts';
import { sealedItems } from '../archive/sealed-days.ts';
import { keys } from '../kit/keys.ts';
import { journalItem, stateItem } from './items.ts';
import { questionItems } from './questions.ts';

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
      const [, ofClaim = ''] = reasonsOf(error);
      if (lost.has(ofClaim)) return fail('claimed');
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
      ...[...questionItems(recorded), ...sealedItems(recorded)].map((Item) => ({
        Put: { TableName: table, Item },
      })),
    ];
    try {
      await client.send(new TransactWriteItemsCommand({ TransactItems }));
      return ok(undefined);
    } catch (error) {
      if (isLost(error)) return fail('stale');
      throw error;
    }
  };

const lost = new Set(['ConditionalCheckFailed', 'TransactionConflict']);

/** Why a transaction was cancelled, one code for each item; nothing for anything else. */
const reasonsOf = (error: unknown): string[] =>
  error instanceof TransactionCanceledException
    ? (error.CancellationReasons ?? []).map(({ Code = 'None' }) => Code)
    : [];

/** Whether a transaction was cancelled because somebody else was there first. */
export const isLost = (error: unknown) => reasonsOf(error).some((reason) => lost.has(reason));

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
