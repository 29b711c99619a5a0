import { mkdirSync, writeFileSync } from 'node:fs';
import { dynamoClient } from '#shared/adapters/dynamodb/client.ts';
import { dynamoDossierStore } from '#shared/adapters/dynamodb/dossier-store.ts';
import { foldJournal } from '#shared/dossier/replay.ts';
import { choose } from './choose.ts';

/**
 * `npm run local -- node test/releases/take.ts <release> <code…>` keeps journals of a local cloud as a release writes
 * them, few that hold every kind of event of all that are named. Every later release must read them.
 */
const [release = '', ...codes] = process.argv.slice(2);
if (!/^\d+\.\d+\.\d+$/.test(release) || codes.length === 0)
  throw new Error('Usage: npm run local -- node test/releases/take.ts <release> <code…>');
const store = dynamoDossierStore(dynamoClient(), process.env.TABLE_NAME ?? '');
const journals = await Promise.all(codes.map((code) => store.journal(code)));
const kept = choose(journals).map((journal) => ({ journal, dossier: foldJournal(journal) }));
const folder = new URL(`../data/releases/${release}/`, import.meta.url);
mkdirSync(folder, { recursive: true });
writeFileSync(new URL('journals.json', folder), `${JSON.stringify(kept, null, 1)}\n`, { flag: 'wx' });
