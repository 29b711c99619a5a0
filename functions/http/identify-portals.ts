import type { Identify } from '#functions/http/route.ts';
import { type Portal, portalOf } from '#shared/unit/portal.ts';

/** Knows portals by the clients of their records, so that a portal keeps its dossiers when its client changes. */
export const identifyPortals =
  ({ portals }: { portals(): Promise<Portal[]> }): Identify =>
  async (caller) => {
    if (caller.kind !== 'portal') return caller;
    const id = portalOf(await portals(), caller.id);
    return id === undefined ? undefined : { ...caller, id };
  };
