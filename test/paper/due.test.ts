import { describe, expect, it } from 'vitest';
import { journalItem } from '#shared/adapters/dynamodb/dossier/items.ts';
import { memoryDossiers } from '#shared/adapters/memory/dossiers.ts';
import { asksForPrint, pendingPapers } from '#shared/dossier/acts/record-paper.ts';
import { foldJournal } from '#shared/dossier/journal/replay.ts';
import { decide } from '#shared/dossier/lifecycle.ts';
import { obey } from '#shared/use-cases/dossier/obey.ts';
import { nextStep } from '#shared/use-cases/process/reconcile.ts';
import * as plain from '#test/dossier/fixtures.ts';
import { accepted, act, awaiting, decided, refused, returned, rules, stopped, submitted } from './stories.ts';

const paper = (id: string) => ({
  id,
  name: 'Giấy tiếp nhận hồ sơ và hẹn trả kết quả.pdf',
  mediaType: 'application/pdf',
  size: 40_000,
  sha256: 'c'.repeat(64),
  pages: 1,
});
const recording = (id: string) => ({ type: 'record-paper', file: paper(id) }) as const;

describe('what the law asks a paper for', () => {
  it('is the acceptance, the supplement, the refusal, the stop and, at the return, the control slip', () => {
    const ids = (story: plain.Story) => story.dossier.papers?.map(({ id }) => id);
    expect(ids(submitted())).toBeUndefined();
    expect(ids(accepted())).toEqual(['receipt-3']);
    expect(ids(awaiting())).toEqual(['receipt-3', 'supplement-request-4']);
    expect(ids(refused())).toEqual(['refusal-3']);
    expect(ids(stopped())).toEqual(['receipt-3', 'stop-notice-5']);
    expect(ids(returned())).toEqual(['receipt-3', 'control-slip-9']);
  });

  it('is nothing where the procedure prints none, and then nobody wakes the printer', () => {
    const story = plain.returned();
    expect(story.dossier.papers).toBeUndefined();
    expect(story.entries.some(asksForPrint)).toBe(false);
  });

  it('wakes the printer by a mark on the journal entry, and only by that', () => {
    const { dossier, entries } = accepted();
    const marks = entries.map((entry) => 'paper' in journalItem({ entry, dossier }));
    expect(marks).toEqual([false, false, true]);
  });

  it('follows the forms of the day of receipt: there was no stop notice before 2025', () => {
    const at = '2025-03-03';
    const draft = plain.begin(plain.application(), plain.portal, plain.local(`${at} 08:00`), rules);
    const complete = act(draft, { type: 'inspect', file: 'f1' }, plain.system, `${at} 08:05`);
    const old = decided(complete, 'accept', plain.reception, `${at} 09:00`);
    const why = { reason: 'Không đủ điều kiện', basis: 'Nghị định 61/2018/NĐ-CP' };
    const stop = plain.completed(old, 'stop', why);
    const ended = plain.signedLetter(old, [stop, plain.specialist, plain.local('2026-03-03 10:00')], rules);
    expect(ended.dossier.papers?.map(({ form }) => form)).toEqual(['receipt']);
  });
});

describe('a printed paper', () => {
  it('joins the files of its dossier and is due no more', () => {
    const story = act(accepted(), recording('receipt-3'), plain.system, '2026-03-02 09:01');
    expect(story.dossier.files.at(-1)).toMatchObject({
      id: 'receipt-3',
      purpose: 'paper',
      state: 'accepted',
    });
    expect(pendingPapers(story.dossier)).toEqual([]);
  });

  it('is recorded once, only where it is due, and by nobody but the system', () => {
    const story = act(accepted(), recording('receipt-3'), plain.system, '2026-03-02 09:01');
    const asked = (id: string, by: Parameters<typeof plain.facts>[0]) =>
      decide(story.dossier, recording(id), plain.facts(by, plain.local('2026-03-02 09:02'), rules));
    expect(asked('receipt-3', plain.system)).toMatchObject({ ok: false, error: { code: 'unknown-file' } });
    expect(asked('receipt-4', plain.system)).toMatchObject({ ok: false, error: { code: 'unknown-file' } });
    expect(asked('receipt-3', plain.reception)).toMatchObject({ ok: false, error: { code: 'wrong-role' } });
  });

  it('still comes to a closed dossier, which waits for it before it is sealed', () => {
    const closed = refused();
    expect(nextStep(closed.dossier, { token: 't', timer: 1 })).toEqual({ do: 'nothing' });
    const printed = act(closed, recording('refusal-3'), plain.system, '2026-03-02 09:01');
    expect(printed.dossier.status).toBe('refused');
    expect(nextStep(printed.dossier, { token: 't', timer: 1 })).toMatchObject({
      do: 'answer',
      next: undefined,
    });
    const sealed = act(printed, plain.sealing, plain.system, '2026-03-02 09:02');
    const late = decide(
      sealed.dossier,
      recording('refusal-3'),
      plain.facts(plain.system, plain.local('2026-03-02 09:03'), rules),
    );
    expect(late.ok).toBe(false);
  });

  it('makes nobody’s view stale: who saw the dossier before it was printed may still act on that', async () => {
    const deps = { ...memoryDossiers(), reference: referenceTo() };
    const story = accepted();
    await fill(deps.store, story);
    const printing = { code: plain.code, command: recording('receipt-3'), by: plain.system };
    await obey(deps, { ...printing, at: plain.local('2026-03-02 09:01') });
    const claim = { type: 'claim', task: 2 } as const;
    const request = {
      code: plain.code,
      command: claim,
      by: plain.specialist,
      at: plain.local('2026-03-02 09:05'),
    };
    expect(await obey(deps, { ...request, expected: 2 })).toEqual({ ok: false, error: 'stale' });
    const claimed = await obey(deps, { ...request, expected: 3 });
    expect(claimed).toMatchObject({ ok: true, value: { version: 5 } });
    const again = {
      ...request,
      command: { type: 'release', task: 2 } as const,
      at: plain.local('2026-03-02 09:06'),
    };
    expect(await obey(deps, { ...again, expected: 4 })).toEqual({ ok: false, error: 'stale' });
  });
});

const referenceTo = () => ({
  procedure: async () => rules.procedure,
  calendar: async () => plain.calendar,
  officers: async () => [],
  feeRules: async () => [],
});

/** Puts a story into a store, as if it had happened there. */
async function fill(store: ReturnType<typeof memoryDossiers>['store'], { entries }: plain.Story) {
  for (const [index, entry] of entries.entries()) {
    const dossier = foldJournal(entries.slice(0, index + 1));
    if (dossier === undefined) throw new Error('nothing to store');
    if (index === 0) await store.create({ dossier, entry }, { actor: 'test', key: 'k', digest: 'd' });
    else await store.append({ dossier, entry });
  }
}
