import { setTimeout as sleep } from 'node:timers/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Dossier } from '#shared/dossier/dossier.ts';
import { changesFrom, type PortalChanges } from '#shared/dossier/found/portal-changes.ts';
import type { DossierStore } from '#shared/dossier/journal/store.ts';
import { portal, reception } from '#test/dossier/fixtures.ts';
import { aDraft, codes, inspected, next } from './recorded.ts';

type Port = { store: DossierStore; portalChanges: PortalChanges };

/** What the list of a portal's changes must do; each adapter runs it against its own engine. */
export function portalChangesContract(open: () => Port) {
  let port: Port;
  let kept: Dossier[];
  const now = () => new Date().toISOString();

  beforeAll(async () => {
    port = open();
    kept = await Promise.all(['H00.05', 'H00.06', 'H00.07'].map(submitted));
  });

  async function submitted(unit: string) {
    const draft = aDraft(codes(unit)(), 'Nguyễn Văn A', unit);
    await port.store.create(draft, { actor: 'portal:x', key: draft.entry.code, digest: 'd' });
    const recorded = inspected(draft.dossier);
    await port.store.append(recorded);
    return recorded.dossier;
  }

  /** All of it, page by page. */
  async function listed(from: string, by = portal.id) {
    const found: string[] = [];
    let after: string | undefined;
    do {
      const page = await port.portalChanges.page(by, { from, after, limit: 2 });
      found.push(...page.items.map(({ code }) => code));
      after = page.after;
    } while (after !== undefined);
    return found;
  }

  describe('the changes of a portal', () => {
    it('are its own dossiers, page by page, in the order in which they were written', async () => {
      expect((await listed('0')).toSorted()).toEqual(kept.map(({ code }) => code).toSorted());
      expect(await listed(changesFrom(now()))).toHaveLength(3);
      expect(await listed('0', 'cong-khac')).toEqual([]);
      expect(await listed('9')).toEqual([]);
    });

    it('name nothing of which the portal is not told, and a dossier again that is written long after it was decided', async () => {
      const [first] = kept;
      if (first === undefined) throw new Error('nothing was submitted');
      const before = await listed('0');
      const desk = { ...reception, unit: first.unit };
      const claimed = next(first, { type: 'claim', task: 1 }, desk, '2026-03-02T01:06:00.000Z');
      await port.store.append(claimed);
      expect(await listed('0')).toEqual(before);
      const closed = next(
        claimed.dossier,
        { type: 'withdraw', reason: 'Đổi ý' },
        portal,
        '2026-03-02T01:07:00.000Z',
      );
      // What is written in one millisecond lies in the order of the codes.
      await sleep(5);
      await port.store.append(closed);
      expect(await listed('0')).toEqual([...before, first.code]);
    });
  });
}
