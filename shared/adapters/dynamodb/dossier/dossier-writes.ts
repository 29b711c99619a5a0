import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { Claim, DossierStore } from '#shared/dossier/journal/store.ts';
import type { JournalEntry } from '#shared/journal/journal.ts';
import { fail, ok } from '#shared/kernel/result.ts';
import { sealedItems } from '../archive/sealed-days.ts';
import { keys } from '../kit/keys.ts';
import { absent, lostPuts, putTogether, transactionOf } from '../kit/put.ts';
import { overVersion } from '../kit/versioned-records.ts';
import { consultationItems } from './consultation-list.ts';
import { journalItem, receivedItems, stateItem } from './items.ts';

/** How long a portal may repeat a submission under its key, in seconds. */
const claimSeconds = 7 * 24 * 3600;

export const createDossier =
  (client: DynamoDBClient, table: string): DossierStore['create'] =>
  async (recorded, claim) => {
    const puts = [
      { TableName: table, Item: journalItem(recorded), ...absent },
      { TableName: table, Item: claimItem(claim, recorded.entry), ...absent },
      ...receivedItems(recorded).map((Item) => ({ TableName: table, Item })),
    ];
    try {
      await client.send(transactionOf(puts));
      return ok(undefined);
    } catch (error) {
      // Only the claim may be there before: a second dossier of the same code is a fault.
      const [, isClaimed = false] = lostPuts(error);
      if (isClaimed) return fail('claimed');
      throw error;
    }
  };

export const appendDossier =
  (client: DynamoDBClient, table: string): DossierStore['append'] =>
  async (recorded) => {
    const { dossier } = recorded;
    const isDone = await putTogether(client, [
      { TableName: table, Item: journalItem(recorded), ...absent },
      { TableName: table, Item: stateItem(dossier), ...overState(dossier.version) },
      ...[...consultationItems(recorded), ...sealedItems(recorded)].map((Item) => ({
        TableName: table,
        Item,
      })),
    ]);
    return isDone ? ok(undefined) : fail('stale');
  };

const claimItem = ({ actor, key, digest }: Claim, { code, at }: JournalEntry) => ({
  ...keys.claim(actor, key),
  code: { S: code },
  digest: { S: digest },
  ttl: { N: String(Math.floor(Date.parse(at) / 1000) + claimSeconds) },
});

/** After the first entry there is no state item yet. */
const overState = (version: number) => (version === 2 ? absent : overVersion(version));
