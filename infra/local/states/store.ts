import type { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import { inTransaction } from '#local/kernel/transaction.ts';
import { createStatesTables, ExecutionRow, HistoryEvent, type Status } from '#local/states/schema.ts';

/** The durable side of the state machines. */
export type StatesStore = ReturnType<typeof createStatesStore>;

/** How a page of executions is asked for; newest first, below an id. */
interface ExecutionQuery {
  machine: string;
  status?: Status | undefined;
  below: number;
  limit: number;
}

/** A call that was made for one attempt of a waiting task. */
export interface MadeCall {
  id: number;
  visit: number;
  event: HistoryEvent;
}

export function createStatesStore(db: DatabaseSync) {
  createStatesTables(db);
  return { ...writes(db), ...reads(db), ...definitions(db) };
}

function writes(db: DatabaseSync) {
  const columns = Object.keys(ExecutionRow.shape);
  const insert = db.prepare(
    `INSERT INTO sfn_execution (${columns.join(', ')}) VALUES (${columns.map((name) => `:${name}`).join(', ')})
     ON CONFLICT DO NOTHING`,
  );
  const update = db.prepare(
    `UPDATE sfn_execution SET ${columns.map((name) => `${name} = :${name}`).join(', ')}
     WHERE id = :id AND visit = :expected`,
  );
  const called = db.prepare(
    "UPDATE sfn_execution SET phase = 'waiting' WHERE id = ? AND visit = ? AND phase = 'calling'",
  );
  const history = db.prepare('INSERT INTO sfn_history (execution, events) VALUES (?, ?)');

  const recordIf = (changed: boolean, id: number, events: HistoryEvent[]) => {
    if (changed) history.run(id, JSON.stringify(events));
    return changed;
  };

  return {
    /** False when the name is taken. */
    insert: (row: ExecutionRow, events: HistoryEvent[]) =>
      inTransaction(db, () => recordIf(insert.run(row).changes === 1, row.id, events)),
    /** False, and nothing changed, when the execution has moved on since it was read at visit `expected`. */
    update: (row: ExecutionRow, expected: number, events: HistoryEvent[]) =>
      inTransaction(db, () => recordIf(update.run({ ...row, expected }).changes === 1, row.id, events)),
    /** Notes calls that were made, so that a restart does not make them again. */
    markCalled: (calls: MadeCall[]) =>
      inTransaction(db, () => {
        for (const call of calls)
          recordIf(called.run(call.id, call.visit).changes === 1, call.id, [call.event]);
      }),
  };
}

function reads(db: DatabaseSync) {
  const rows = (sql: string) => {
    const statement = db.prepare(`SELECT * FROM sfn_execution ${sql}`);
    return (...values: (string | number)[]) => statement.all(...values).map((row) => ExecutionRow.parse(row));
  };
  const byId = rows('WHERE id = ?');
  const byName = rows('WHERE machine = ? AND name = ?');
  const ofMachine = rows('WHERE machine = ? AND id < ? ORDER BY id DESC LIMIT ?');
  const ofStatus = rows('WHERE machine = ? AND status = ? AND id < ? ORDER BY id DESC LIMIT ?');
  const nextDue = db.prepare('SELECT min(due) AS due FROM sfn_execution WHERE due IS NOT NULL');
  const lastId = db.prepare('SELECT max(id) AS id FROM sfn_execution');
  const events = db.prepare('SELECT events FROM sfn_history WHERE execution = ? ORDER BY id');

  return {
    find: (id: number) => byId(id)[0],
    findByName: (machine: string, name: string) => byName(machine, name)[0],
    list: ({ machine, status, below, limit }: ExecutionQuery) =>
      status === undefined ? ofMachine(machine, below, limit) : ofStatus(machine, status, below, limit),
    /** Those whose timer has run out, longest ago first. */
    due: rows('WHERE due <= ? ORDER BY due LIMIT ?'),
    nextDue: () => Due.parse(nextDue.get()).due ?? undefined,
    /** Those that a crash may have cut off in a call, in a range of ids. */
    calling: rows("WHERE phase = 'calling' AND id > ? AND id <= ? ORDER BY id LIMIT ?"),
    lastId: () => Id.parse(lastId.get()).id ?? 0,
    events: (id: number) =>
      events.all(id).flatMap((row) => Events.parse(JSON.parse(EventsRow.parse(row).events))),
  };
}

/** Running executions keep the definition they started with, as on AWS; so each is kept by its hash. */
function definitions(db: DatabaseSync) {
  const keep = db.prepare('INSERT INTO sfn_definition (hash, text) VALUES (?, ?) ON CONFLICT DO NOTHING');
  const kept = db.prepare('SELECT text FROM sfn_definition WHERE hash = ?');
  return {
    keepDefinition: (hash: string, text: string) => keep.run(hash, text),
    getDefinition: (hash: string) => Text.parse(kept.get(hash)).text,
  };
}

const Id = z.object({ id: z.number().nullable() });
const Due = z.object({ due: z.number().nullable() });
const Text = z.object({ text: z.string() });
const EventsRow = z.object({ events: z.string() });
const Events = z.array(HistoryEvent);
