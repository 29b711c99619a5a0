import { createHash } from 'node:crypto';
import { memoryArchiveCopies } from '#shared/adapters/memory/archive-copies.ts';
import { memoryCheckStore } from '#shared/adapters/memory/check-store.ts';
import { memoryDossiers } from '#shared/adapters/memory/dossiers.ts';
import { memoryKeepingStore } from '#shared/adapters/memory/keeping-store.ts';
import { memorySealedDays, noRoots } from '#shared/adapters/memory/root-store.ts';
import { rootHolds } from '#shared/adapters/proof/root-holds.ts';
import { stampReader } from '#shared/adapters/time-stamp/stamp-reader.ts';
import type { Copy } from '#shared/archive/keeping/fixity.ts';
import type { Leaf } from '#shared/archive/proof/day-root.ts';
import type { Dossier } from '#shared/dossier/dossier.ts';
import { dayAfter } from '#shared/kernel/time.ts';
import { proveDays } from '#shared/use-cases/archive/prove-days.ts';
import { aDraft, inspected, next } from '#test/adapters/recorded.ts';
import { local, reception, sealing, system } from '#test/dossier/fixtures.ts';
import { archiveOf as rootsOf, signingKeys } from '../proof/days.ts';

/** The day on which the first of them was sealed. */
export const first = '2026-01-01';
export const codeOf = (index: number) => `H00.01-20260302-${String(index + 1).padStart(7, '0')}`;

type Store = ReturnType<typeof memoryDossiers>['store'];
const refuse = { type: 'complete', task: 1, outcome: 'refuse', reason: 'x' } as const;

const packageOf = (code: string) => Buffer.from(`package of ${code}`);

async function seal(store: Store, code: string): Promise<Leaf> {
  const draft = aDraft(code);
  await store.create(draft, { actor: 'portal:x', key: code, digest: 'd' });
  if (sealing.type !== 'record-package') throw new Error('no sealing');
  const sha256 = createHash('sha256').update(packageOf(code)).digest('hex');
  const own = { ...sealing, package: { ...sealing.package, key: `${code}.zip`, sha256 } };
  let { dossier }: { dossier: Dossier } = draft;
  for (const step of [
    inspected,
    (one: Dossier) => next(one, refuse, reception, local('2026-03-02 09:00')),
    (one: Dossier) => next(one, own, system, local('2026-03-02 09:10')),
  ]) {
    const recorded = step(dossier);
    await store.append(recorded);
    dossier = recorded.dossier;
  }
  return { code, package: sha256, head: dossier.head };
}

const keys = signingKeys();
const noStamps = stampReader(async () => []);

/** An archive with one dossier for each of these, sealed so many days after the first day, and what checks it. */
export async function sealedArchive(days: number[], every: number, signed = 12) {
  const { store } = memoryDossiers();
  const sealed = new Map<string, Leaf[]>();
  const held: (Copy & { bytes: Uint8Array })[] = [];
  for (const [index, after] of days.entries()) {
    const code = codeOf(index);
    const leaf = await seal(store, code);
    held.push({ key: `${code}.zip`, versionId: 'v1', bytes: packageOf(code) });
    const day = dayAfter(first, after);
    sealed.set(day, [...(sealed.get(day) ?? []), leaf]);
  }
  const kept = noRoots();
  const proving = rootsOf(sealed, { kept, keys });
  // The days are signed, beginning with the first.
  for (const after of new Set([Math.min(1, signed), signed]))
    await proveDays(proving, `${dayAfter(first, after - 1)}T18:30:00.000Z`);
  const checks = memoryCheckStore();
  const deps = {
    store,
    roots: proving.roots,
    judges: { rootHolds, readStamp: noStamps },
    sealed: memorySealedDays(sealed),
    copies: memoryArchiveCopies(held),
    keeping: memoryKeepingStore(),
    checks,
    every,
  };
  return { deps, held, checks, sealed, kept };
}
