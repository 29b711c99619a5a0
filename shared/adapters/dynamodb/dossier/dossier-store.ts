import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { foldJournal } from '#shared/dossier/journal/replay.ts';
import type { DossierStore } from '#shared/dossier/journal/store.ts';
import { JournalEntry } from '#shared/journal/journal.ts';
import { readStored } from '#shared/kernel/damage.ts';
import { getItem } from '../kit/get-items.ts';
import type { Item } from '../kit/item.ts';
import { keys } from '../kit/keys.ts';
import { listPage } from '../kit/list-page.ts';
import { unpackText } from '../kit/packed-text.ts';
import { queryAll, queryPartition } from '../kit/query-all.ts';
import { appendDossier, createDossier } from './dossier-writes.ts';
import { dynamoOrdinals } from './ordinals.ts';
import { readState } from './read-state.ts';
import { storedRecord } from './stored-record.ts';

/**
 * Dossiers in the table. A draft is its first journal entry alone; the state item appears with the second, so that a
 * submission writes two items and not three.
 */
export function dynamoDossierStore(
  client: DynamoDBClient,
  table: string,
  get = getItem(client, table),
): DossierStore {
  const partition = (code: string) => queryPartition(client, table, keys.state(code));
  return {
    ...dynamoOrdinals(client, table, get),

    async receivedFor(unit, day) {
      const items = await queryPartition(client, table, keys.receivedFor(unit, day, ''));
      return items.flatMap(({ sk }) => sk?.S ?? []);
    },

    async find(code) {
      const state = await get(keys.state(code));
      if (state !== undefined) return readState(state);
      const first = await get(keys.journal(code, 1));
      return first === undefined ? undefined : folded([readEntry(first)]);
    },

    async journal(code) {
      const items = await queryAll(client, {
        TableName: table,
        ConsistentRead: true,
        KeyConditionExpression: 'pk = :pk AND begins_with(sk, :journal)',
        ExpressionAttributeValues: { ':pk': keys.state(code).pk, ':journal': { S: 'JOURNAL#' } },
      });
      return items.map(readEntry);
    },

    journalPage: journalPage(client, table),

    async whole(code) {
      const items = await partition(code);
      const journal = items.filter(isEntry).map(readEntry);
      const state = items.find(({ sk }) => sk?.S === 'STATE');
      const dossier = state === undefined ? folded(journal) : readState(state);
      return dossier && { dossier, journal };
    },

    stored: async (code) => storedRecord(await partition(code)),

    async claimed({ actor, key }) {
      const found = await get(keys.claim(actor, key));
      const { code, digest } = found ?? {};
      return code?.S === undefined || digest?.S === undefined
        ? undefined
        : { code: code.S, digest: digest.S };
    },

    create: createDossier(client, table),
    append: appendDossier(client, table),
  };
}

const journalPage =
  (client: DynamoDBClient, TableName: string): DossierStore['journalPage'] =>
  (code, { from: first = 1, upTo, ...page }) => {
    const of = { pk: keys.state(code).pk.S };
    const from = keys.journal(code, first).sk.S;
    const to = keys.journal(code, upTo).sk.S;
    const sizeOf = (entry: JournalEntry) => JSON.stringify(entry).length;
    return listPage(client, { TableName, of, from, to, read: readEntry, sizeOf }, page);
  };

const isEntry = ({ sk }: Item) => sk?.S?.startsWith('JOURNAL#') === true;

const readEntry = ({ pk, sk, entry }: Item) =>
  readStored(`${pk?.S}/${sk?.S}`, () => JournalEntry.parse(JSON.parse(unpackText(entry) ?? '')));

const folded = (journal: JournalEntry[]) =>
  readStored(`DOSSIER#${journal[0]?.code}/JOURNAL`, () => foldJournal(journal));
