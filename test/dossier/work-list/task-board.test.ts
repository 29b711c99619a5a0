import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  applyChanges,
  countsOf,
  emptyBoard,
  linesOf,
  type Order,
  orders,
  type Standing,
  standing,
  standings,
} from '#shared/dossier/work-list/task-board.ts';
import { type TaskLine, taskLineOf } from '#shared/dossier/work-list/task-line.ts';
import { accepted, open, specialist, submitted } from '../fixtures.ts';

const at = '2026-03-02T03:00:00.000Z';
const plain = taskLineOf(open(submitted()));
const line = (changes: Partial<TaskLine> = {}, task: Partial<TaskLine['task']> = {}): TaskLine => ({
  ...plain,
  ...changes,
  task: { ...plain.task, dueAt: '2026-03-04T03:00:00.000Z', ...task },
});

function boardOf(...lines: TaskLine[]) {
  const board = emptyBoard();
  applyChanges(board, { lines, left: [], damaged: [] });
  return board;
}

describe('a board', () => {
  const change = fc.record({
    code: fc.constantFrom('a', 'b', 'c'),
    version: fc.integer({ min: 1, max: 9 }),
    leaves: fc.boolean(),
  });

  it('is the same in whatever order, and however often, changes come', () => {
    // What a version did is one thing: the same version of a dossier never both stays and leaves.
    const changes = fc.uniqueArray(change, { selector: ({ code, version }) => `${code}${version}` });
    const apply = (all: { code: string; version: number; leaves: boolean }[]) => {
      const board = emptyBoard();
      // Only the latest state is ever in the index; what left stays told.
      for (const batch of [all, all.toReversed()]) {
        applyChanges(board, {
          lines: latest(batch),
          left: batch.filter(({ leaves }) => leaves),
          damaged: [],
        });
      }
      return [...board.lines.values()].map(({ code, version }) => `${code}${version}`).toSorted();
    };
    fc.assert(
      fc.property(changes, (all) => {
        expect(apply(all)).toEqual(
          latest(all)
            .map(({ code, version }) => `${code}${version}`)
            .toSorted(),
        );
        expect(apply(all.toReversed())).toEqual(apply(all));
      }),
    );
  });

  it('keeps a later version where an earlier one comes after it', () => {
    const board = boardOf(line({ version: 5 }));
    applyChanges(board, { lines: [line({ version: 4 })], left: [], damaged: [] });
    applyChanges(board, { lines: [], left: [{ code: plain.code, version: 4 }], damaged: [] });
    expect(linesOf(board, {}, at)).toMatchObject([{ version: 5 }]);
  });

  it('names what is damaged until it can be read', () => {
    const board = emptyBoard();
    applyChanges(board, { lines: [], left: [], damaged: [plain.code] });
    expect([...board.damaged]).toEqual([plain.code]);
    applyChanges(board, { lines: [line()], left: [], damaged: [] });
    expect([...board.damaged]).toEqual([]);
  });
});

/** The latest version of each, if the dossier is still there then. */
function latest(all: { code: string; version: number; leaves: boolean }[]): TaskLine[] {
  const groups = Map.groupBy(all, ({ code }) => code);
  return [...groups.values()].flatMap((versions) => {
    const last = versions.toSorted((one, other) => other.version - one.version)[0];
    return last === undefined || last.leaves ? [] : [line({ code: last.code, version: last.version })];
  });
}

describe('how a task stands', () => {
  const stands = (one: TaskLine) => standings.filter((wanted) => standing(wanted, at)(one));

  it.each<[string, TaskLine, Standing[]]>([
    ['due in two days', line(), ['due']],
    ['due today', line({}, { dueAt: '2026-03-02T10:00:00.000Z' }), ['due', 'today']],
    ['due at midnight in Việt Nam', line({}, { dueAt: '2026-03-02T17:00:00.000Z' }), ['due']],
    ['warned of', line({}, { warned: true }), ['due', 'near']],
    ['due now', line({}, { dueAt: at }), ['due', 'today']],
    ['late', line({}, { dueAt: '2026-03-02T02:59:59.000Z', warned: true }), ['overdue']],
    [
      'waiting for the applicant',
      line({ waitsUntil: '2026-03-09T03:00:00.000Z' }, { dueAt: '2026-03-01T00:00:00.000Z' }),
      ['waiting'],
    ],
    ['with a letter to sign', line({ letter: 'apology' }), ['due', 'to-sign']],
    ['with a new message', line({ newMessage: true }), ['due', 'new-message']],
    ['with a question unanswered', line({ unanswered: 1 }), ['due', 'unanswered']],
  ])('%s', (_, one, expected) => {
    expect(stands(one)).toEqual(expected);
  });
});

describe('looking for tasks', () => {
  const held = line({ code: 'held' }, { holder: specialist.id, role: 'specialist' });
  const free = line({
    code: 'free',
    applicantName: 'LÊ THỊ ĐỨC',
    procedure: { code: '2.000635', version: 1 },
  });
  const board = boardOf(held, free);
  const found = (wanted: Parameters<typeof linesOf>[1]) => linesOf(board, wanted, at).map(({ code }) => code);

  it('keeps what all filters want', () => {
    expect(found({})).toEqual(['free', 'held']);
    expect(found({ holder: specialist.id })).toEqual(['held']);
    expect(found({ holder: null })).toEqual(['free']);
    expect(found({ role: 'specialist' })).toEqual(['held']);
    expect(found({ procedure: '2.000635' })).toEqual(['free']);
    expect(found({ q: 'duc' })).toEqual(['free']);
    expect(found({ q: 'FRE' })).toEqual(['free']);
    expect(found({ q: 'duc', holder: specialist.id })).toEqual([]);
    expect(found({ dueBefore: '2026-03-04T03:00:00.000Z' })).toEqual([]);
    expect(found({ dueBefore: '2026-03-04T03:00:00.001Z' })).toEqual(['free', 'held']);
    expect(found({ status: 'overdue' })).toEqual([]);
  });

  it('counts them by what an officer chooses from', () => {
    expect(countsOf([held, free], { officer: specialist.id, at })).toMatchObject({
      all: 2,
      mine: 1,
      free: 1,
      procedures: [
        { value: plain.procedure.code, tasks: 1 },
        { value: '2.000635', tasks: 1 },
      ],
      holders: [{ value: specialist.id, tasks: 1 }],
    });
  });
});

describe('the order of a work list', () => {
  const namesBy = (order: Order, ...lines: TaskLine[]) =>
    linesOf(boardOf(...lines), {}, at, order).map(({ applicantName }) => applicantName);

  it('gives no two dossiers the same place', () => {
    const [one, other] = linesOf(boardOf(line({ code: 'a' }), line({ code: 'b' })), {}, at);
    for (const order of orders) expect(one?.places[order]).not.toBe(other?.places[order]);
  });

  it('of applicants goes by the given name, without marks', () => {
    const names = ['Trần Văn Bình', 'Đỗ Thị An', 'Nguyễn Văn Ân'];
    const lines = names.map((applicantName, index) => line({ code: `${index}`, applicantName }));
    expect(namesBy('applicant', ...lines)).toEqual(['Đỗ Thị An', 'Nguyễn Văn Ân', 'Trần Văn Bình']);
  });

  it('puts what waits for the applicant where its wait ends', () => {
    const waiting = line({ code: 'w', applicantName: 'W', waitsUntil: '2026-03-09T03:00:00.000Z' });
    const later = line({ code: 'l', applicantName: 'L' }, { dueAt: '2026-03-10T03:00:00.000Z' });
    expect(namesBy('due', later, waiting)).toEqual(['W', 'L']);
  });

  it('follows what changes', () => {
    const board = boardOf(line({ code: 'a', version: 1 }), line({ code: 'b', version: 1 }));
    const codes = () => linesOf(board, {}, at, 'changed').map(({ code }) => code);
    expect(codes()).toEqual(['a', 'b']);
    const changed = line({ code: 'a', version: 2, changedAt: '2026-03-02T02:59:00.000Z' });
    applyChanges(board, { lines: [changed], left: [], damaged: [] });
    expect(codes()).toEqual(['b', 'a']);
  });
});

describe('the line of a dossier', () => {
  it('says what is known of it', () => {
    const dossier = open(accepted());
    expect(taskLineOf(dossier)).toMatchObject({
      code: dossier.code,
      version: dossier.version,
      changedAt: dossier.lastAt,
      clock: { dueAt: expect.any(String) },
      task: { role: 'specialist', unit: 'H00.01' },
    });
  });
});
