import { beforeAll, expect, it } from 'vitest';
import type { Absence } from '#shared/unit/absence.ts';
import type { AbsenceStore } from '#shared/unit/absences.ts';
import { anAbsence } from '#test/unit/absences.ts';

/** What every store of absences must do; each adapter runs it against its own engine. */
export function absenceStoreContract(open: () => AbsenceStore) {
  let store: AbsenceStore;
  beforeAll(() => {
    store = open();
  });
  const enter = async (changes: Partial<Absence>) => {
    const absence = anAbsence(changes);
    const { version } = await store.current(absence.unit, absence.to);
    expect(await store.put(absence, version)).toEqual({ ok: true, value: undefined });
    return absence;
  };

  it('has none of a unit where none was entered', async () => {
    expect(await store.current('H00.01', '2026-03-02')).toEqual({ absences: [], version: 0 });
  });

  it('keeps those that are not over, of each unit by itself', async () => {
    const long = await enter({ id: 'long', to: '2026-12-31', unit: 'H00.02' });
    const short = await enter({ id: 'short', to: '2026-03-06', unit: 'H00.02' });
    await enter({ id: 'elsewhere', unit: 'H00.03' });
    expect(await store.current('H00.02', '2026-03-06')).toEqual({ absences: [short, long], version: 2 });
    expect((await store.current('H00.02', '2026-03-07')).absences).toEqual([long]);
    expect(await store.current('H00.02', '2027-01-01')).toEqual({ absences: [], version: 2 });
    expect((await store.current('H00', '2026-03-02')).absences).toEqual([]);
  });

  it('writes over an absence that it has ended', async () => {
    const begun = await enter({ id: 'a', unit: 'H00.04' });
    const ended = { ...begun, ended: { at: '2026-03-03T01:00:00.000Z', by: 'lanh-dao.an-binh' } };
    await enter(ended);
    expect((await store.current('H00.04', '2026-03-02')).absences).toEqual([ended]);
  });

  it('lets one of many who saw the same enter theirs', async () => {
    const asked = Array.from({ length: 10 }, (_, index) =>
      anAbsence({ id: `race-${index}`, unit: 'H00.05' }),
    );
    const done = await Promise.all(asked.map((absence) => store.put(absence, 0)));
    expect(done.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await store.current('H00.05', '2026-03-02')).toMatchObject({
      absences: [asked[done.findIndex(({ ok }) => ok)]],
      version: 1,
    });
  });
}
