import type { Task } from '#shared/dossier/dossier.ts';
import type { DossierEvent } from '#shared/dossier/events.ts';
import { eventsOf } from '#shared/dossier/journal/replay.ts';
import type { JournalActor, JournalEntry } from '#shared/journal/journal.ts';
import { localDate } from '#shared/kernel/time.ts';

/** One transfer of the dossier from hand to hand: who gave it, to whom, when, and whether the giver was in time. */
export type HandOver = {
  at: string;
  step: string;
  outcome: string;
  giver: JournalActor;
  /** The unit that has it next, and the officer there who took it up; neither after the last step. */
  receiver?: { unit: string; id?: string };
  result: 'early' | 'on-time' | 'late';
  note?: string;
};

type Walk = { rows: HandOver[]; task?: Task };

/** The transfers that a journal tells of, first to last. */
export function handOversOf(journal: JournalEntry[]): HandOver[] {
  const walk: Walk = { rows: [] };
  for (const entry of journal) {
    const events = eventsOf(entry);
    if (events.some(({ type }) => type === 'task.claimed' || type === 'task.completed'))
      receive(walk.rows.at(-1), entry.by.id);
    for (const event of events) follow(walk, event, entry);
  }
  return walk.rows;
}

/** Whoever first works on what was handed over is its receiver. */
function receive(row: HandOver | undefined, officer: string): void {
  if (row?.receiver !== undefined) row.receiver.id ??= officer;
}

function follow(walk: Walk, event: DossierEvent, { at, by }: JournalEntry): void {
  const { task, rows } = walk;
  if (event.type === 'task.opened') {
    const last = rows.at(-1);
    if (last !== undefined) last.receiver = { unit: event.task.unit };
    walk.task = event.task;
  }
  if (task === undefined) return;
  if (event.type === 'supplement.ended') walk.task = { ...task, dueAt: event.dueAt };
  if (event.type === 'dossier.redated' && event.task !== undefined)
    walk.task = { ...task, dueAt: event.task.after };
  if (event.type !== 'task.completed') return;
  const { step, outcome, note } = event;
  const result = punctuality(at, task.dueAt);
  rows.push({ at, step, outcome, giver: by, result, ...(note !== undefined && { note }) });
}

/** Early is an earlier day: a step that is due today and done today is on time. */
function punctuality(at: string, dueAt: string): HandOver['result'] {
  if (at > dueAt) return 'late';
  return localDate(at) < localDate(dueAt) ? 'early' : 'on-time';
}
