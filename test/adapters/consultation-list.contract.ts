import { beforeAll, describe, expect, it } from 'vitest';
import type { DossierCommand } from '#shared/dossier/commands.ts';
import type { ConsultationList } from '#shared/dossier/consultation-list.ts';
import { type Dossier, isOpen } from '#shared/dossier/dossier.ts';
import type { DossierStore } from '#shared/dossier/journal/store.ts';
import type { Caller } from '#shared/unit/caller.ts';
import { local, officer, portal, reception, specialist } from '#test/dossier/fixtures.ts';
import { aDraft, inspected, next } from './recorded.ts';

const neighbour = officer('chuyen-vien.binh-minh', 'specialist', 'H00.02');

/** What the lists of consultations must do; each adapter runs it against its own engine. */
export function consultationListContract(
  open: () => { store: DossierStore; consultations: ConsultationList },
) {
  let port: ReturnType<typeof open>;
  let dossier: Dossier;

  const act = async (command: (task: number) => DossierCommand, by: Caller, at: string) => {
    const task = isOpen(dossier) ? dossier.task.no : 0;
    const recorded = next(dossier, command(task), by, local(at));
    expect(await port.store.append(recorded)).toMatchObject({ ok: true });
    dossier = recorded.dossier;
  };
  const consult = (unit: string, value: number) => (task: number) =>
    ({
      type: 'consult',
      task,
      unit,
      question: 'Có tranh chấp không?',
      until: { limit: { value, unit: 'WORKING_DAY' } },
    }) as const;
  const waiting = async (unit: string) => (await port.consultations.page({ unit, limit: 10 })).items;

  beforeAll(async () => {
    port = open();
    const draft = aDraft('H00.01-20260302-0009001');
    await port.store.create(draft, { actor: 'contract', key: draft.entry.code, digest: 'd' });
    const handedIn = inspected(draft.dossier);
    await port.store.append(handedIn);
    dossier = handedIn.dossier;
    await act((task) => ({ type: 'complete', task, outcome: 'accept' }), reception, '2026-03-02 09:00');
  });

  describe('the consultations of a unit', () => {
    it('are those that it has not answered, the next due first, with their dossiers', async () => {
      await act(consult('H00.02', 3), specialist, '2026-03-02 10:00');
      await act(consult('H00.02', 1), specialist, '2026-03-02 10:01');
      await act(consult('H00.03', 1), specialist, '2026-03-02 10:02');
      const found = await waiting('H00.02');
      expect(found.map(({ dueAt, state }) => [dueAt, state])).toEqual([
        ['2026-03-03T17:30:00+07:00', 'open'],
        ['2026-03-05T17:30:00+07:00', 'open'],
      ]);
      expect(found[0]).toMatchObject({ unit: 'H00.02', dossier: { code: dossier.code, unit: dossier.unit } });
      expect(await waiting('H00.03')).toHaveLength(1);
      expect(await waiting('H00.01')).toEqual([]);
    });

    it('come page by page', async () => {
      const { items: first, after } = await port.consultations.page({ unit: 'H00.02', limit: 1 });
      const { items: second, after: end } = await port.consultations.page({
        unit: 'H00.02',
        limit: 1,
        after,
      });
      expect([...first, ...second]).toEqual(await waiting('H00.02'));
      expect(end).toBeUndefined();
    });

    it('say who has taken them', async () => {
      const claim = (task: number) => ({ type: 'claim-consultation', task, consultation: 2 }) as const;
      await act(claim, neighbour, '2026-03-02 11:00');
      expect((await waiting('H00.02'))[0]?.holder).toBe(neighbour.id);
    });

    it('are gone when they are answered, and all of them when the dossier ends', async () => {
      const answer = (task: number) =>
        ({ type: 'answer-consultation', task, consultation: 2, opinion: 'agree', text: 'Không.' }) as const;
      await act(answer, neighbour, '2026-03-02 12:00');
      expect(await waiting('H00.02')).toHaveLength(1);
      await act(() => ({ type: 'withdraw', reason: 'Đổi ý.' }), portal, '2026-03-02 13:00');
      expect([await waiting('H00.02'), await waiting('H00.03')]).toEqual([[], []]);
    });
  });
}
