import type { DossierView } from '#shared/api/views/dossier.ts';
import { type Dossier, isOpen } from '#shared/dossier/dossier.ts';
import { localTime } from '#shared/kernel/time.ts';

/** The letter that waits for a signature, as officers see it. */
export function letterView(dossier: Dossier): Pick<DossierView, 'letter'> {
  const drafted = isOpen(dossier) ? dossier.letter : undefined;
  if (drafted === undefined) return {};
  const { letter, by, at } = drafted;
  if (letter.kind !== 'apology') return { letter: { ...letter, by, at: localTime(at) } };
  const { until, ...said } = letter;
  const term = 'at' in until ? { dueAt: localTime(until.at) } : until;
  return { letter: { ...said, ...term, by, at: localTime(at) } };
}
