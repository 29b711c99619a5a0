import { createHash } from 'node:crypto';
import { memoryPaperStore } from '#shared/adapters/memory/paper-store.ts';
import { signPdf } from '#shared/adapters/pades/sign-pdf.ts';
import { renderPaper } from '#shared/adapters/pdf/render-paper.ts';
import { foldJournal } from '#shared/dossier/journal/replay.ts';
import type { Signer } from '#shared/signature/signer.ts';
import { keys } from '#test/adapters/pades/signed.ts';
import type { Story } from '#test/dossier/fixtures.ts';
import { world } from '#test/dossier/world.ts';
import { rules } from '#test/paper/stories.ts';

export const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

/** A deployment in memory in which the story has happened, and these organisations sign. */
export async function deployed({ entries }: Story, signers: Signer[]) {
  const around = {
    ...world({ procedures: [rules.procedure] }),
    papers: memoryPaperStore(),
    render: renderPaper,
    signers: async () => signers,
    sign: (pdf: Uint8Array, order: Parameters<typeof signPdf>[2]) => signPdf(keys, pdf, order),
    sha256,
    statusAt: async (of: string) => `https://motcua.example/s/${of}`,
  };
  for (const [index, entry] of entries.entries()) {
    const dossier = foldJournal(entries.slice(0, index + 1));
    if (dossier === undefined) throw new Error('nothing to store');
    if (index === 0) await around.store.create({ dossier, entry }, { actor: 'test', key: 'k', digest: 'd' });
    else await around.store.append({ dossier, entry });
  }
  return around;
}
