import { foldJournal } from '#shared/dossier/replay.ts';
import type { DossierStore } from '#shared/dossier/store.ts';
import { JournalEntry } from '#shared/journal/journal.ts';
import type { DynamoClient } from './client.ts';
import { appendDossier, createDossier } from './dossier-writes.ts';
import { getItem } from './get-items.ts';
import { keys } from './keys.ts';
import { listPage } from './list-page.ts';
import type { Item } from './operations.ts';
import { unpackText } from './packed-text.ts';
import { queryAll } from './query-all.ts';
import { readState } from './read-state.ts';

/**
 * Dossiers in the table. A draft is its first journal entry alone; the state item appears with the second, so that a
 * submission writes two items and not three.
 */
export function dynamoDossierStore(
  client: DynamoClient,
  table: string,
  get = getItem(client, table),
): DossierStore {
  return {
    async nextOrdinal(agency, date) {
      const { Attributes } = await client.call('UpdateItem', {
        TableName: table,
        Key: keys.counter(agency, date),
        UpdateExpression: 'ADD ordinal :one',
        ExpressionAttributeValues: { ':one': { N: '1' } },
        ReturnValues: 'UPDATED_NEW',
      });
      return Number(Attributes?.['ordinal']?.N);
    },

    async lastOrdinal(agency, date) {
      return Number((await get(keys.counter(agency, date)))?.['ordinal']?.N ?? 0);
    },

    async find(code) {
      const state = await get(keys.state(code));
      if (state !== undefined) return readState(state);
      const first = unpackText((await get(keys.journal(code, 1)))?.['entry']);
      return first === undefined ? undefined : foldJournal([parseEntry(first)]);
    },

    async journal(code) {
      const items = await queryAll(client, {
        TableName: table,
        ConsistentRead: true,
        KeyConditionExpression: 'pk = :pk AND begins_with(sk, :journal)',
        ExpressionAttributeValues: { ':pk': keys.state(code).pk, ':journal': { S: 'JOURNAL#' } },
      });
      return items.map((item) => parseEntry(unpackText(item['entry']) ?? ''));
    },

    journalPage: journalPage(client, table),

    async whole(code) {
      const { pk } = keys.state(code);
      const items = await queryAll(client, {
        TableName: table,
        ConsistentRead: true,
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': pk },
      });
      const journal = items.flatMap((item) => unpackText(item['entry']) ?? []).map(parseEntry);
      const state = items.find(({ sk }) => sk?.S === 'STATE');
      const dossier = state === undefined ? foldJournal(journal) : readState(state);
      return dossier && { dossier, journal };
    },

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
  (client: DynamoClient, TableName: string): DossierStore['journalPage'] =>
  (code, { upTo, ...page }) => {
    const of = { pk: keys.state(code).pk.S };
    const from = keys.journal(code, 1).sk.S;
    const to = keys.journal(code, upTo).sk.S;
    const read = (item: Item) => parseEntry(unpackText(item['entry']) ?? '');
    const sizeOf = (entry: JournalEntry) => JSON.stringify(entry).length;
    return listPage(client, { TableName, of, from, to, read, sizeOf }, page);
  };

const parseEntry = (text: string) => JournalEntry.parse(JSON.parse(text));
