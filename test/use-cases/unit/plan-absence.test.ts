import { describe, expect, it } from 'vitest';
import { memoryAbsenceStore } from '#shared/adapters/memory/absence-store.ts';
import { memoryReference } from '#shared/adapters/memory/reference.ts';
import type { AbsenceStore } from '#shared/unit/absences.ts';
import type { Officer } from '#shared/unit/caller.ts';
import { endAbsence, planAbsence } from '#shared/use-cases/unit/plan-absence.ts';
import { leader, leaderElsewhere, local, officer, specialist } from '#test/dossier/fixtures.ts';
import { records } from '#test/dossier/world.ts';

const at = local('2026-03-02 08:00');
const province = officer('lanh-dao.tinh', 'leader', 'H00');
const wanted = {
  officer: specialist.id,
  unit: 'H00.01',
  from: '2026-03-03',
  to: '2026-03-05',
  substitute: 'chuyen-vien-2.an-binh',
  reason: 'Nghỉ phép',
};
const deps = (absences: AbsenceStore = memoryAbsenceStore()) => ({
  absences,
  reference: memoryReference(records),
});
const order = (by: Officer, changes: object = {}) => ({ by, at, key: 'k', digest: 'd', ...changes });

describe('an absence', () => {
  it('is planned by the officer himself or a leader of the unit, and by nobody else', async () => {
    for (const [by, may] of [
      [specialist, true],
      [leader, true],
      [province, true],
      [leaderElsewhere, false],
      [officer('tiep-nhan.an-binh', 'reception'), false],
      [{ ...specialist, unit: 'H00.02' }, false],
    ] as const) {
      const planned = await planAbsence(deps(), wanted, order(by));
      expect(planned.ok ? 'planned' : planned.error, by.id).toBe(may ? 'planned' : 'forbidden');
    }
  });

  it('is entered once, however often it is sent; another one under its key is refused', async () => {
    const all = deps();
    const first = await planAbsence(all, wanted, order(leader));
    expect(await planAbsence(all, wanted, order(leader))).toEqual(first);
    expect(await planAbsence(all, wanted, order(leader, { digest: 'other' }))).toEqual({
      ok: false,
      error: 'key-reused',
    });
    expect((await all.absences.current('H00.01', '2026-03-02')).absences).toHaveLength(1);
  });

  it('is looked at again where somebody else was faster', async () => {
    const absences = memoryAbsenceStore();
    const all = deps({
      ...absences,
      async put(absence, version) {
        all.absences.put = absences.put;
        await planAbsence(all, wanted, order(specialist, { key: 'faster' }));
        return absences.put(absence, version);
      },
    });
    expect(await planAbsence(all, wanted, order(leader))).toEqual({ ok: false, error: 'absence-overlaps' });
  });

  it('is ended by the same people, once, and is over from then on', async () => {
    const all = deps();
    const planned = await planAbsence(all, wanted, order(leader));
    const id = planned.ok ? planned.value.absence.id : '';
    const end = (by: Officer, when: string) => endAbsence(all, { id, unit: 'H00.01' }, { by, at: when });
    const colleague = officer('tiep-nhan.an-binh', 'reception');
    for (const [by, error] of [
      [colleague, 'forbidden'],
      [leaderElsewhere, 'unknown-absence'],
    ] as const)
      expect(await end(by, local('2026-03-04 08:00')), by.id).toEqual({ ok: false, error });
    const ended = { at: local('2026-03-04 08:00'), by: specialist.id };
    expect(await end(specialist, ended.at)).toMatchObject({ ok: true, value: { absence: { ended } } });
    expect(await end(leader, local('2026-03-05 08:00'))).toMatchObject({ value: { absence: { ended } } });
  });

  it('that was never planned is not ended', async () => {
    const ended = await endAbsence(deps(), { id: 'x', unit: 'H00.01' }, { by: leader, at });
    expect(ended).toEqual({ ok: false, error: 'unknown-absence' });
  });
});
