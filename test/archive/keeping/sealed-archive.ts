import { createHash } from 'node:crypto';
import { memoryArchiveCopies } from '#shared/adapters/memory/archive-copies.ts';
import { memoryCheckBook } from '#shared/adapters/memory/check-book.ts';
import { memoryDossiers } from '#shared/adapters/memory/dossiers.ts';
import { memoryKeepingBook } from '#shared/adapters/memory/keeping-book.ts';
import { memorySealedDays } from '#shared/adapters/memory/root-book.ts';
import type { Copy } from '#shared/archive/keeping/fixity.ts';
import type { Leaf } from '#shared/archive/proof/day-root.ts';
import type { Dossier } from '#shared/dossier/dossier.ts';
import { dayAfter } from '#shared/kernel/time.ts';
import { aDraft, inspected, next } from '#test/adapters/recorded.ts';
import { local, reception, sealing, system } from '#test/dossier/fixtures.ts';
import { archiveOf as rootsOf } from '../proof/days.ts';

/** The day on which the first of them was sealed. */
export const first = '2026-01-01';
export const codeOf = (index: number) => `H00.01-20260302-${String(index + 1).padStart(7, '0')}`;

type Store = ReturnType<typeof memoryDossiers>['store'];
const refuse = { type: 'complete', task: 1, outcome: 'refuse', reason: 'x' } as const;

async function seal(store: Store, code: string): Promise<void> {
  const draft = aDraft(code);
  await store.create(draft, { actor: 'portal:x', key: code, digest: 'd' });
  if (sealing.type !== 'record-package') throw new Error('no sealing');
  const own = { ...sealing, package: { ...sealing.package, key: `${code}.zip` } };
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
}

/** An archive with one dossier for each of these, sealed so many days after the first day, and what checks it. */
export async function sealedArchive(days: number[], every: number) {
  const { store } = memoryDossiers();
  const sealed = new Map<string, Leaf[]>();
  const held: (Copy & { bytes: Uint8Array })[] = [];
  for (const [index, after] of days.entries()) {
    const code = codeOf(index);
    await seal(store, code);
    const bytes = Buffer.from(`package of ${code}`);
    held.push({ key: `${code}.zip`, versionId: 'v1', bytes });
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const day = dayAfter(first, after);
    sealed.set(day, [...(sealed.get(day) ?? []), { code, package: sha256, head: 'a'.repeat(64) }]);
  }
  const { roots } = rootsOf(new Map());
  await roots.put(
    {
      record: {
        day: first,
        count: 0,
        root: 'a'.repeat(64),
        previous: '0'.repeat(64),
        at: `${first}T18:30:00Z`,
      },
      algorithm: 'RSASSA_PKCS1_V1_5_SHA_256',
      signature: 'c2ln',
      publicKey: 'a2V5',
    },
    [],
  );
  const book = memoryCheckBook();
  const deps = {
    store,
    roots,
    sealed: memorySealedDays(sealed),
    copies: memoryArchiveCopies(held),
    keeping: memoryKeepingBook(),
    book,
    every,
  };
  return { deps, held, book };
}
