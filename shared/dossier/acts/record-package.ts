import { ok } from '#shared/kernel/result.ts';
import type { DossierCommand } from '../commands.ts';
import { type Dossier, isClosed } from '../dossier.ts';
import type { Decision } from '../facts.ts';
import { refuse } from '../refusal.ts';

/** A closed dossier was packed and its package verified: it is sealed, once. */
export function recordPackage(
  dossier: Dossier,
  { package: sealed, files }: DossierCommand & { type: 'record-package' },
): Decision {
  if (!isClosed(dossier)) return refuse('dossier-open');
  return dossier.package === undefined
    ? ok([{ type: 'dossier.sealed', package: sealed, files }])
    : refuse('already-sealed');
}
