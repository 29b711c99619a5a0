import { dynamoDossierStore } from '#shared/adapters/dynamodb/dossier/dossier-store.ts';
import { foldJournal } from '#shared/dossier/journal/replay.ts';
import { verifyChain } from '#shared/journal/chain.ts';
import { dynamoOf, itemsOf, leanDynamoOf, tableOf } from './aws.ts';
import type { Addresses } from './local-cloud.ts';

/** The dossiers in the table of a local cloud. */
export async function storeOf(addresses: Addresses) {
  return dynamoDossierStore(leanDynamoOf(addresses), await tableOf(dynamoOf(addresses)));
}

/** Every dossier that was ever begun. */
export async function allDossiers(addresses: Addresses) {
  const firsts = (await itemsOf(addresses)).filter(({ sk }) => sk === 'JOURNAL#000001');
  const store = await storeOf(addresses);
  const found = await Promise.all(firsts.map(({ pk }) => store.find(pk.slice('DOSSIER#'.length))));
  return found.flatMap((dossier) => dossier ?? []);
}

/** What is wrong with a dossier's journal: a broken chain, a step back in time, or a state that it does not tell. */
export async function flawIn(store: Awaited<ReturnType<typeof storeOf>>, code: string) {
  const [journal, dossier] = await Promise.all([store.journal(code), store.find(code)]);
  const chain = verifyChain(journal);
  if (!chain.ok) return { code, ...chain.error };
  const times = journal.map(({ at }) => at);
  if (times.join() !== times.toSorted().join()) return { code, times };
  const [folded, stored] = [foldJournal(journal), dossier].map((one) => JSON.stringify(one, sorted));
  return folded === stored ? undefined : { code, folded, stored };
}

/** Objects with their fields in one order. */
const sorted = (_: string, value: unknown) =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => a.localeCompare(b, 'en')))
    : value;
