import { beforeAll, describe, expect, it } from 'vitest';
import type { Dossier } from '#shared/dossier/dossier.ts';
import { isOpen } from '#shared/dossier/dossier.ts';
import { hoursLater } from '#shared/dossier/facts.ts';
import type { DossierStore } from '#shared/dossier/journal/store.ts';
import { type TaskLines, taskLineOf } from '#shared/dossier/work-list/task-line.ts';
import { officer, portal } from '#test/dossier/fixtures.ts';
import { aDraft, codes, inspected, next } from './recorded.ts';

type Port = { store: DossierStore; taskLines: TaskLines };
const first = '2026-03-02T01:00:00.000Z';
const at = (hours: number) => hoursLater(first, hours);

/** What the lines of work lists must do; each adapter runs it against its own engine. */
export function taskLinesContract(open: () => Port) {
  let port: Port;
  beforeAll(() => {
    port = open();
  });
  const lineOf = (dossier: Dossier) => (isOpen(dossier) ? taskLineOf(dossier) : undefined);

  describe('the lines of open tasks', () => {
    it('are those of the unit, each as the dossier is now', async () => {
      const here = await submitted(port.store, 'H00.01', 3);
      const elsewhere = await submitted(port.store, 'H00.02', 1);
      const byCode = (unit: string) =>
        port.taskLines.all(unit).then(({ lines }) => lines.toSorted((a, b) => (a.code < b.code ? -1 : 1)));
      expect(await byCode('H00.01')).toEqual(here.map(lineOf));
      expect(await byCode('H00.02')).toEqual(elsewhere.map(lineOf));
      expect(await byCode('H00.09')).toEqual([]);
    });

    it('are asked for by what changed, and tell of what left', async () => {
      const unit = 'H00.03';
      const [one, other] = await submitted(port.store, unit, 2);
      if (one === undefined || other === undefined) throw new Error('nothing was submitted');
      const before = await moment();
      expect(await port.taskLines.changedSince(unit, before)).toEqual({
        lines: [],
        left: [],
        damaged: [],
        until: before,
      });
      // Decided long before they are written.
      const claimed = next(one, { type: 'claim', task: 1 }, officer('tiep-nhan', 'reception', unit), at(6));
      await port.store.append(claimed);
      const closed = next(other, { type: 'withdraw', reason: 'Đổi ý' }, portal, at(7));
      await port.store.append(closed);
      const { code, version } = closed.dossier;
      const { until, ...changes } = await port.taskLines.changedSince(unit, before);
      expect(changes).toEqual({
        lines: [lineOf(claimed.dossier)],
        left: [{ code, version }],
        damaged: [],
      });
      expect(until >= before && until <= new Date().toISOString()).toBe(true);
      expect(await port.taskLines.changedSince(unit, await moment())).toMatchObject({ lines: [], left: [] });
      expect((await port.taskLines.all(unit)).lines).toEqual([lineOf(claimed.dossier)]);
    });
  });
}

/** The present, in a millisecond that nothing before it shares. */
async function moment(): Promise<string> {
  const before = Date.now();
  while (Date.now() === before) await new Promise((resolve) => setTimeout(resolve, 1));
  return new Date().toISOString();
}

/** Submitted dossiers of the unit in the store, by code. */
async function submitted(store: DossierStore, unit: string, count: number): Promise<Dossier[]> {
  const nextCode = codes(unit);
  const all: Dossier[] = [];
  for (let index = 0; index < count; index += 1) {
    const code = nextCode();
    const draft = aDraft(code, `NGƯỜI ${index}`, unit);
    await store.create(draft, { actor: 'portal:cong-dvcqg', key: code, digest: 'digest' });
    const filed = inspected(draft.dossier);
    await store.append(filed);
    all.push(filed.dossier);
  }
  return all;
}
