import { Dossier } from '#shared/dossier/dossier.ts';
import { foldJournal } from '#shared/dossier/replay.ts';
import type { DossierStore } from '#shared/dossier/store.ts';
import { JournalEntry } from '#shared/journal/journal.ts';
import type { DynamoClient } from './client.ts';
import { appendDossier, createDossier } from './dossier-writes.ts';
import { keys } from './keys.ts';
import { unpackText } from './packed-text.ts';
import { queryAll } from './query-all.ts';

/**
 * Dossiers in the table. A draft is its first journal entry alone; the state item appears with the second, so that a
 * submission writes two items and not three.
 */
export function dynamoDossierStore(client: DynamoClient, table: string): DossierStore {
  const get = async (key: Record<'pk' | 'sk', { S: string }>) =>
    (await client.call('GetItem', { TableName: table, Key: key, ConsistentRead: true })).Item;

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

    async find(code) {
      const state = unpackText((await get(keys.state(code)))?.['dossier']);
      if (state !== undefined) return Dossier.parse(JSON.parse(state));
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

const parseEntry = (text: string) => JournalEntry.parse(JSON.parse(text));
