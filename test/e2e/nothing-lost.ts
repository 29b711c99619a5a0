import { ListObjectVersionsCommand } from '@aws-sdk/client-s3';
import { paginateListExecutions } from '@aws-sdk/client-sfn';
import { isClosed } from '#shared/dossier/dossier.ts';
import { itemsOf, s3Of, sfnOf } from '#test/support/aws.ts';
import { eventually } from '#test/support/dossiers.ts';
import { allDossiers, flawIn, storeOf } from '#test/support/journals.ts';
import type { Addresses } from '#test/support/local-cloud.ts';
import { assemblyAt, unfinished } from '#test/support/queues.ts';

/** Waits until every dossier is closed and sealed; gives those that are not. */
export async function unsealed(addresses: Addresses, codes: string[]) {
  const store = await storeOf(addresses);
  const open = async () => {
    const dossiers = await Promise.all(codes.map((code) => store.find(code)));
    return dossiers.flatMap((dossier) =>
      dossier && isClosed(dossier) && dossier.package ? [] : [`${dossier?.code} ${dossier?.status}`],
    );
  };
  return eventually(open, (still) => still.length === 0);
}

/** The dossiers that were begun, and how many keys of submissions were used. */
export async function begun(addresses: Addresses) {
  const dossiers = (await allDossiers(addresses)).map(({ code }) => code);
  const keys = (await itemsOf(addresses)).filter(({ sk }) => sk === 'KEY').length;
  return { codes: dossiers.toSorted(), keys };
}

/** Every version of every package, and what was deleted among them. */
export async function packages(addresses: Addresses) {
  const s3 = await s3Of(addresses);
  const Bucket = assemblyAt(addresses).buckets.find(({ objectLock }) => objectLock)?.name;
  const { Versions = [], DeleteMarkers = [] } = await s3.send(new ListObjectVersionsCommand({ Bucket }));
  const keys = Versions.flatMap(({ Key }) => (Key?.endsWith('.zip') ? [Key] : []));
  return { keys: keys.toSorted(), deleted: DeleteMarkers };
}

/** Broken chains, entries out of order, states that their journal does not tell, and acts that are not there once. */
export async function flaws(addresses: Addresses, acts: { code: string; key: string }[], codes: string[]) {
  const store = await storeOf(addresses);
  const found = await Promise.all(
    codes.map(async (code) => {
      const keys = (await store.journal(code)).map(({ key }) => key);
      const own = acts.filter((act) => act.code === code).map((act) => act.key);
      const lost = own.filter((key) => keys.filter((one) => one === key).length !== 1);
      return [await flawIn(store, code), lost.length > 0 ? { code, lost } : undefined];
    }),
  );
  return found.flat().filter((flaw) => flaw !== undefined);
}

/** The types of all that happened to a dossier, as often as each happened. */
export async function happened(addresses: Addresses, code: string): Promise<string[]> {
  const journal = await (await storeOf(addresses)).journal(code);
  return journal.flatMap(({ events }) => events.map(({ type }) => type)).toSorted();
}

/** Waits until no execution runs and no queue holds anything, dead letters among them; gives what is left. */
export async function leftUndone(addresses: Addresses) {
  const [machine] = assemblyAt(addresses).machines;
  const client = sfnOf(addresses);
  const left = async () => {
    const names: string[] = [];
    const query = { stateMachineArn: machine?.arn, statusFilter: 'RUNNING' as const };
    for await (const { executions = [] } of paginateListExecutions({ client }, query)) {
      names.push(...executions.flatMap(({ name }) => name ?? []));
    }
    return [...names, ...(await unfinished(addresses)).map(({ queue }) => queue)];
  };
  return eventually(left, (names) => names.length === 0);
}
