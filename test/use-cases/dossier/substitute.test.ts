import { describe, expect, it } from 'vitest';
import { memoryAbsenceStore } from '#shared/adapters/memory/absence-store.ts';
import type { DossierCommand } from '#shared/dossier/commands.ts';
import { isOpen } from '#shared/dossier/dossier.ts';
import type { Absence } from '#shared/unit/absence.ts';
import type { Caller } from '#shared/unit/caller.ts';
import { obey } from '#shared/use-cases/dossier/obey.ts';
import { leader, local, officer, reception, specialist } from '#test/dossier/fixtures.ts';
import { submittedIn, world } from '#test/dossier/world.ts';
import { anAbsence } from '#test/unit/absences.ts';

const deputy = officer('pho-lanh-dao.an-binh', 'leader');
const helper = officer('chuyen-vien-2.an-binh', 'specialist');
const at = local('2026-03-03 09:00');

/** A dossier that waits for the leader's approval, in a world with these absences. */
async function awaitingApproval(...absences: Absence[]) {
  const store = memoryAbsenceStore();
  for (const [version, absence] of absences.entries()) await store.put(absence, version);
  const deps = { ...world(), absences: store };
  const { code } = await submittedIn(deps);
  const act = async (command: DossierCommand, by: Caller, when = at) =>
    obey(deps, { code, command, by, at: when });
  await act({ type: 'complete', task: 1, outcome: 'accept' }, reception);
  await act({ type: 'complete', task: 2, outcome: 'advance' }, specialist);
  return { act, journal: () => deps.store.journal(code), deps };
}

const claim = { type: 'claim', task: 3 } as const;
const approve = { type: 'complete', task: 3, outcome: 'approve' } as const;
const away = anAbsence({ substitute: helper.id });
const refusalOf = (done: Awaited<ReturnType<typeof obey>>) =>
  done.ok || typeof done.error === 'string' ? done : done.error.code;

describe('a substitute', () => {
  it('does the absent officer’s work, and the journal says for whom', async () => {
    const { act, journal } = await awaitingApproval(away);
    const claimed = await act(claim, helper);
    expect(claimed).toMatchObject({ ok: true, value: { task: { holder: leader.id } } });
    expect(await act(approve, helper)).toMatchObject({ ok: true, value: { task: { no: 4 } } });
    expect((await journal()).slice(-2).map(({ by }) => by)).toEqual([
      { kind: 'officer', id: helper.id, unit: 'H00.01', for: leader.id },
      { kind: 'officer', id: helper.id, unit: 'H00.01', for: leader.id },
    ]);
  });

  it('takes over what the absent officer holds, and the officer finds it again', async () => {
    const { act } = await awaitingApproval(away);
    await act(claim, leader);
    expect((await act({ type: 'release', task: 3 }, helper)).ok).toBe(true);
    await act(claim, helper);
    expect((await act(approve, leader, local('2026-03-09 09:00'))).ok).toBe(true);
  });

  it('is nobody’s substitute before, after, or in another procedure', async () => {
    for (const absence of [
      anAbsence({ ...away, from: '2026-03-04' }),
      anAbsence({ ...away, to: '2026-03-02' }),
      anAbsence({ ...away, procedures: ['2.000635'] }),
      anAbsence({ ...away, ended: { at: local('2026-03-03 08:59'), by: leader.id } }),
    ]) {
      const { act } = await awaitingApproval(absence);
      expect(refusalOf(await act(approve, helper))).toBe('wrong-role');
    }
  });

  it('acts as himself where he may', async () => {
    const { act, journal } = await awaitingApproval(anAbsence());
    expect((await act(approve, deputy)).ok).toBe(true);
    expect((await journal()).at(-1)?.by).toEqual({ kind: 'officer', id: deputy.id, unit: 'H00.01' });
  });

  it('gets no further than the absent officer would', async () => {
    const { act } = await awaitingApproval(away);
    await act({ type: 'assign', task: 3, officer: deputy.id }, leader);
    expect(refusalOf(await act(approve, helper))).toBe('wrong-role');
    expect(refusalOf(await act({ type: 'complete', task: 3, outcome: 'none' }, helper))).toBe('wrong-role');
  });

  it('stands in for nobody who works there no more', async () => {
    const { deps, act } = await awaitingApproval(away);
    const officers = (await deps.reference.officers('H00.01')).map((one) =>
      one.id === leader.id ? { ...one, active: false } : one,
    );
    deps.reference.officers = async () => officers;
    expect(refusalOf(await act(approve, helper))).toBe('wrong-role');
  });
});

describe('a task', () => {
  const assign = (id: string) => ({ type: 'assign', task: 3, officer: id }) as const;

  it('is given to an officer of the unit with the role, and to nobody else', async () => {
    const { act } = await awaitingApproval();
    expect(refusalOf(await act(assign('nobody'), leader))).toBe('unknown-officer');
    expect(refusalOf(await act(assign('lanh-dao.binh-minh'), leader))).toBe('unknown-officer');
    expect(refusalOf(await act(assign(helper.id), leader))).toBe('officer-unfit');
    const given = await act(assign(deputy.id), leader);
    expect(given.ok && isOpen(given.value) && given.value.task.holder).toBe(deputy.id);
  });
});
