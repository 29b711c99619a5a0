import { createHash } from 'node:crypto';
import { memoryKeepingStore } from '#shared/adapters/memory/keeping-store.ts';
import { memoryPaperStore } from '#shared/adapters/memory/paper-store.ts';
import { memoryUnitRecordStore } from '#shared/adapters/memory/unit-record-store.ts';
import { renderPaper } from '#shared/adapters/pdf/render-paper.ts';
import type { Book, BookOrder } from '#shared/book/book.ts';
import { handIn } from '#shared/use-cases/dossier/hand-in.ts';
import { obey } from '#shared/use-cases/dossier/obey.ts';
import {
  application,
  declared,
  local,
  reception,
  receptionElsewhere,
  system,
} from '#test/dossier/fixtures.ts';
import { submission, submittedIn, world } from '#test/dossier/world.ts';

export const bookUnit = 'H00.01';

const order: BookOrder = {
  id: 'book',
  unit: bookUnit,
  from: '2026-03-02',
  to: '2026-03-06',
  at: local('2026-03-09 09:00'),
  by: 'tiep-nhan.an-binh',
  digest: 'd1',
};

/** The codes of so many dossiers of Monday, 2 March 2026. */
export const codesOf = (count: number) =>
  Array.from({ length: count }, (_, index) => `H00.01-20260302-${String(index + 1).padStart(7, '0')}`);

/** A week at a unit that was handed so many dossiers, each second one accepted; and a draft, which is in no book. */
export async function bookOf(count: number) {
  const deps = world();
  for (let index = 0; index < count; index += 1) {
    const { code } = await submittedIn(deps);
    if (index % 2 === 0) await accept(deps, code);
  }
  const files = [declared('draft-file')];
  await handIn(deps, submission({ draft: application({ files }) }));
  const { store, reference } = deps;
  return {
    order,
    world: deps,
    deps: {
      store,
      reference,
      books: memoryUnitRecordStore<Book>(),
      keeping: memoryKeepingStore(),
      papers: memoryPaperStore(),
      render: renderPaper,
      sha256: (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex'),
    },
  };
}

/** What the desk of {@link bookUnit} received for the unit beside, and that one for it. */
export async function exchanged(deps: ReturnType<typeof world>) {
  const [own, other] = [reception, receptionElsewhere].map(({ roles: _, ...by }) => ({
    ...by,
    roles: ['reception' as const],
  }));
  for (const [by, unit] of [
    [own, 'H00.02'],
    [other, bookUnit],
  ] as const) {
    if (by === undefined) continue;
    const draft = application({ unit, files: [declared(`for-${unit}`)] });
    const handedIn = await handIn(deps, submission({ by, draft }));
    if (!handedIn.ok) throw new Error(JSON.stringify(handedIn.error));
    const command = { type: 'inspect', file: `for-${unit}`, pages: 1 } as const;
    await obey(deps, { code: handedIn.value.code, command, by: system, at: local('2026-03-02 08:05') });
  }
}

async function accept(deps: ReturnType<typeof world>, code: string) {
  const command = { type: 'complete', task: 1, outcome: 'accept' } as const;
  const obeyed = await obey(deps, { code, command, by: reception, at: local('2026-03-02 09:00') });
  if (!obeyed.ok) throw new Error(JSON.stringify(obeyed.error));
}
