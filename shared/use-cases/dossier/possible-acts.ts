import type { Open } from '#shared/dossier/dossier.ts';
import type { PossibleAct } from '#shared/dossier/possible/possible-act.ts';
import { possibleActs } from '#shared/dossier/possible/possible-acts.ts';
import type { Reference } from '#shared/dossier/reference.ts';
import { localDate } from '#shared/kernel/time.ts';
import type { Caller, Officer } from '#shared/unit/caller.ts';
import { officersFor } from '#shared/use-cases/unit/officers.ts';
import { factsOf } from './obey.ts';
import { decideAt, desksOf, type SubstituteDeps } from './substitute.ts';

/** What an officer may do with the open task now, in the place of others too; nothing is written. */
export async function possibleActsFor(
  deps: SubstituteDeps & { reference: Reference },
  dossier: Open,
  { by, at }: { by: Caller; at: string },
): Promise<PossibleAct[]> {
  const [known, officers] = await Promise.all([
    factsOf(deps.reference, dossier, by, at),
    officersFor(deps.reference, dossier.task.unit, localDate(at)),
  ]);
  const facts = { ...known, officers };
  let looked: Promise<Officer[]> | undefined;
  const desks = () => {
    looked ??= desksOf(deps, dossier, facts);
    return looked;
  };
  return possibleActs(
    dossier,
    facts,
    async (command) => (await decideAt(desks, dossier, command, facts)).decision,
  );
}
