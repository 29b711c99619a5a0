import { mkdirSync, writeFileSync } from 'node:fs';
import { dynamoClient } from '#shared/adapters/dynamodb/client.ts';
import { dynamoDossierStore } from '#shared/adapters/dynamodb/dossier/dossier-store.ts';
import { foldJournal } from '#shared/dossier/journal/replay.ts';
import { packed } from '../archive/packing.ts';
import { sampleDossier } from '../archive/sample-dossier.ts';
import { choose } from './choose.ts';

/**
 * `npm run local -- node test/releases/take.ts <release> <code…>` keeps journals of a local cloud as a release writes
 * them, few that hold every kind of event of all that are named, and the sample's package as it seals it. Every later
 * release must read them.
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

const { zip, stored } = await packed();
const sealed = { sha256: stored.sha256, journalHead: sampleDossier().journal.at(-1)?.hash };
writeFileSync(new URL('package.zip', folder), zip, { flag: 'wx' });
writeFileSync(new URL('sealed.json', folder), `${JSON.stringify(sealed, null, 2)}\n`, { flag: 'wx' });
