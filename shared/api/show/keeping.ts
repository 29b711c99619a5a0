import type * as z from 'zod';
import type { HoldView, KeepingView } from '#shared/api/resources/archive/keeping.ts';
import type { ArchivedDossier } from '#shared/api/views/archive.ts';
import { type Hold, isHeld, type Keeping, keptUntil } from '#shared/archive/keeping/keeping.ts';
import type { SealedPackage } from '#shared/dossier/dossier.ts';
import { localTime, withLocalTime } from '#shared/kernel/time.ts';

export const holdView = ({ lifted, ...hold }: Hold): z.infer<typeof HoldView> => ({
  ...withLocalTime(hold),
  ...(lifted && { lifted: withLocalTime(lifted) }),
});

/** How a package is kept, and by whose order. */
export const keepingView = (sealed: SealedPackage, keeping: Keeping): z.infer<typeof KeepingView> => ({
  retainUntil: localTime(keptUntil(sealed, keeping)),
  held: isHeld(keeping),
  ...(keeping.check && { checked: withLocalTime(keeping.check) }),
  holds: keeping.holds.map(holdView),
  remeasured: keeping.remeasured.map((one) => ({
    ...withLocalTime(one),
    promised: localTime(one.promised),
    dueAt: localTime(one.dueAt),
    doneAt: localTime(one.doneAt),
  })),
  extensions: keeping.extensions.map((one) => ({ ...withLocalTime(one), until: localTime(one.until) })),
});

/** The package, and by what it is kept so long. */
export const packageView = ({
  sha256,
  bytes,
  retainUntil,
  retention,
}: SealedPackage): z.infer<typeof ArchivedDossier>['package'] => ({
  sha256,
  bytes,
  retainUntil: localTime(retainUntil),
  ...(retention && { retention: retentionView(retention) }),
});

const retentionView = ({ from, until, ...rest }: NonNullable<SealedPackage['retention']>) => ({
  ...rest,
  start: localTime(from),
  ...(until !== undefined && { end: localTime(until) }),
});
