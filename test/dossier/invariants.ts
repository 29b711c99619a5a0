import { expect } from 'vitest';
import { viewOf } from '#shared/api/show/dossier.ts';
import { DossierView } from '#shared/api/views/dossier.ts';
import { type Closed, Dossier, isClosed, isOpen } from '#shared/dossier/dossier.ts';
import type { Facts } from '#shared/dossier/facts.ts';
import { foldJournal } from '#shared/dossier/journal/replay.ts';
import { decide } from '#shared/dossier/lifecycle.ts';
import { nationalStatus } from '#shared/dossier/status/national-status.ts';
import { verifyChain } from '#shared/journal/chain.ts';
import { JournalEntry } from '#shared/journal/journal.ts';
import { localTime } from '#shared/kernel/time.ts';
import type { Story } from './fixtures.ts';

/** What is true of every dossier, whatever was asked of it; `rules` are the ones that it is under. */
export function holds({ dossier, entries }: Story, rules: Pick<Facts, 'procedure' | 'calendar'>) {
  expect(Dossier.parse(dossier)).toEqual(dossier);
  expect(entries.map((entry) => JournalEntry.parse(JSON.parse(JSON.stringify(entry))))).toEqual(entries);
  expect(verifyChain(entries)).toEqual({ ok: true, value: { length: dossier.version, head: dossier.head } });
  expect(foldJournal(entries)).toEqual(dossier);
  DossierView.parse(viewOf(dossier, rules));
  taskHolds(dossier);
  clockHolds(dossier, rules);
  statusHolds(dossier);
}

/** As long as no rule changes, counting anew moves nothing: what is due is what it was counted from. */
export function standsStill(dossier: Dossier, facts: Facts) {
  expect(decide(dossier, { type: 'redate' }, facts)).toEqual({ ok: true, value: [] });
}

function taskHolds(dossier: Dossier) {
  expect('task' in dossier).toBe(isOpen(dossier));
  if (!isOpen(dossier)) return;
  const { openedAt, warnAt, dueAt } = dossier.task;
  expect(openedAt <= dueAt, `due ${dueAt} before its opening ${openedAt}`).toBe(true);
  expect(openedAt <= warnAt && warnAt <= dueAt, `${warnAt} not in ${openedAt} to ${dueAt}`).toBe(true);
}

/** Pauses follow one another; one is open exactly while the dossier awaits; the due is what counting again gives. */
function clockHolds(dossier: Dossier, rules: Pick<Facts, 'procedure' | 'calendar'>) {
  const clock = 'clock' in dossier ? dossier.clock : undefined;
  if (clock === undefined) return;
  expect(clock.dueAt >= clock.receivedAt).toBe(true);
  for (const [index, { from, to }] of clock.pauses.entries()) {
    expect(from >= (clock.pauses[index - 1]?.to ?? clock.receivedAt)).toBe(true);
    if (to !== undefined) expect(to >= from).toBe(true);
  }
  const stillPaused = clock.pauses.filter(({ to }) => to === undefined).length;
  expect(stillPaused).toBe(dossier.status === 'awaiting-supplement' ? 1 : 0);
  const view = viewOf(dossier, rules);
  expect(view.receipt?.appointment).toBe(localTime(clock.dueAt));
  // The law's own due time stays; an apology promises another.
  if (clock.reappointments === undefined) expect(view.deadline?.dueAt).toBe(localTime(clock.dueAt));
  else {
    expect(clock.reappointments).toHaveLength(1);
    expect(view.deadline?.appointment).toBe(localTime(clock.dueAt));
  }
}

function statusHolds(dossier: Dossier) {
  const accepted = 'clock' in dossier && dossier.clock !== undefined;
  const code = nationalStatus(dossier);
  const neverFiled = dossier.status === 'draft' || (isClosed(dossier) && dossier.submittedAt === undefined);
  expect(code === undefined).toBe(neverFiled);
  if (dossier.status === 'submitted') expect([code, accepted]).toEqual([1, false]);
  if (code === 2 || code === 4 || code === 8 || code === 9 || code === 10) expect(accepted).toBe(true);
  if (code === 3) expect(accepted).toBe(false);
  if (dossier.status === 'resolved')
    expect(dossier.files.some(({ id }) => id === dossier.result.fileId)).toBe(true);
  const waiting = dossier.files.filter(({ state, purpose }) => state !== 'accepted' && purpose !== 'result');
  if (waiting.length > 0 && !isClosed(dossier))
    expect(['draft', 'awaiting-supplement']).toContain(dossier.status);
}

/** A closed dossier never changes again, but for what belongs to its record: the text of a file, and its seal. */
function onlyAddedTo(before: Closed, after: Dossier) {
  const { version: _, head: __, told: ___, toldIn: ____, lastAt, package: sealed, files, ...kept } = before;
  const { acted: _____, ...rest } = kept;
  expect(after).toMatchObject(rest);
  expect((after.lastAt ?? '') >= (lastAt ?? ''), `${after.lastAt} before ${lastAt}`).toBe(true);
  expect(sealed, 'changed after it was sealed').toBeUndefined();
  expect(after.files).toMatchObject(files.map(({ recognition: ______, ...file }) => file));
  for (const [index, { recognition }] of files.entries())
    if (recognition?.state !== 'due') expect(after.files[index]?.recognition).toEqual(recognition);
}

/** What is true from one state of a dossier to the next. */
export function follows(before: Dossier, after: Dossier) {
  if (isClosed(before)) return onlyAddedTo(before, after);
  expect(after.version).toBe(before.version + 1);
  if (!isClosed(after)) {
    expect(after.timer.no !== before.timer.no).toBe(after.timer.at !== before.timer.at);
    if (after.timer.no !== before.timer.no) expect(after.timer.no).toBe(after.version);
  }
  if (isOpen(before) && isOpen(after)) {
    const moved = after.task.no - before.task.no;
    expect([0, 1]).toContain(moved);
    if (moved === 0) expect(after.task.openedAt).toBe(before.task.openedAt);
  }
}
