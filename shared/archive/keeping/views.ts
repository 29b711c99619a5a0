import type * as z from 'zod';
import type { HoldView, KeepingView } from '#shared/contract/keeping.ts';
import type { SealedPackage } from '#shared/dossier/dossier.ts';
import { localTime } from '#shared/kernel/time.ts';
import { type Hold, isHeld, type Keeping, keptUntil } from './keeping.ts';

const local = <T extends { at: string }>(act: T): T => ({ ...act, at: localTime(act.at) });

export const holdView = ({ lifted, ...hold }: Hold): z.infer<typeof HoldView> => ({
  ...local(hold),
  ...(lifted && { lifted: local(lifted) }),
});

/** How a package is kept, and by whose order. */
export const keepingView = (sealed: SealedPackage, keeping: Keeping): z.infer<typeof KeepingView> => ({
  retainUntil: localTime(keptUntil(sealed, keeping)),
  held: isHeld(keeping),
  ...(keeping.check && { checked: local(keeping.check) }),
  holds: keeping.holds.map(holdView),
  extensions: keeping.extensions.map((one) => ({ ...local(one), until: localTime(one.until) })),
});
