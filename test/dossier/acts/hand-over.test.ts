import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { workflowOf } from '#shared/dossier/acts/hand-over.ts';
import { Procedure } from '#shared/procedure/procedure.ts';
import { closable, graphOf, reachable } from '#shared/procedure/workflow-graph.ts';
import type { Caller } from '#shared/unit/caller.ts';
import {
  application,
  automatic,
  begin,
  clerk,
  completed,
  eventsOf,
  go,
  leader,
  local,
  open,
  procedure,
  reception,
  receptionElsewhere,
  refusalOf,
  resultFile,
  type Story,
  specialist,
  system,
} from '../fixtures.ts';

const folder = new URL('../../../shared/procedure/data/', import.meta.url);
const shipped = readdirSync(folder).map((file) =>
  Procedure.parse(JSON.parse(readFileSync(new URL(file, folder), 'utf8'))),
);

const at = local('2026-03-02 15:30');
const received = { unit: 'H00.01', receivedBy: 'H00.02', channel: 'desk' } as const;
const handedOver = (of: Procedure) => workflowOf(of, received, at);

/** Received on Monday afternoon by the desk of H00.02, for H00.01. */
const begun = (rules = { procedure: handedOver(procedure) }, from = '15:30') =>
  go(
    begin(application(received), receptionElsewhere, local(`2026-03-02 ${from}`), rules),
    [[{ type: 'inspect', file: 'f1', pages: 1 }, system, local(`2026-03-02 ${from}`)]],
    rules,
  );

const doing = (
  story: Story,
  outcome: string,
  by: Caller,
  when: string,
  rules: { procedure: Procedure } = { procedure: handedOver(procedure) },
) => go(story, [[completed(story, outcome), by, local(`2026-03-${when}`)]], rules);

const accepted = (rules?: { procedure: Procedure }, from?: string) =>
  doing(begun(rules, from), 'accept', receptionElsewhere, `02 ${from ?? '15:45'}`, rules);
const forwarded = (rules?: { procedure: Procedure }) =>
  doing(accepted(rules), 'forward', receptionElsewhere, '03 08:00', rules);
const taken = (rules?: { procedure: Procedure }, when = '03 09:00') =>
  doing(forwarded(rules), 'receive-forwarded', reception, when, rules);

describe('the workflow of a dossier that another unit’s desk received', () => {
  it('goes through a hand-over after every acceptance, in each shipped procedure, and still comes to its end', () => {
    fc.assert(
      fc.property(fc.constantFrom(...shipped), (one) => {
        const { steps } = handedOver(one);
        const graph = graphOf(steps);
        const accepts = steps
          .filter(({ role }) => role === 'reception')
          .flatMap(({ outcomes }) => outcomes.filter(({ effect }) => effect === 'accept'));
        const taking = steps.filter(({ id }) => id.startsWith('taking-over.'));
        for (const { to = '' } of accepts) {
          const next = steps.find(({ id }) => id === to);
          expect(next).toMatchObject({ forwards: true, role: 'reception', unit: 'receiving' });
          expect([...reachable(graph, [to])].filter((id) => id.startsWith('taking-over.'))).not.toEqual([]);
        }
        expect(taking.length).toBe(accepts.length === 0 ? 0 : 1);
        expect(taking.every(({ unit }) => unit === 'H00.01')).toBe(true);
        expect(new Set(steps.map(({ id }) => id)).size).toBe(steps.length);
        expect(closable(steps, graph).size).toBe(steps.length);
      }),
    );
  });

  it('is as it was published where the unit received it itself, or where nothing is accepted by anybody', () => {
    const { receivedBy: _, ...own } = received;
    for (const one of shipped) expect(workflowOf(one, own, at).steps).toBe(one.steps);
    expect(handedOver(automatic).steps).toEqual(automatic.steps);
  });

  it('keeps the forwarding that a procedure has of its own', () => {
    const land = shipped.find(({ code }) => code === 'LOCAL.GCN-DAT');
    if (land === undefined) throw new Error('there is no such procedure');
    const ids = handedOver(land).steps.map(({ id }) => id);
    expect(ids.slice(0, 4)).toEqual(['reception', 'forwarding', 'taking-over.appraisal', 'appraisal']);
  });
});

describe('a hand-over', () => {
  it('after 15:00 is due at the start of the next working day, before it the same day', () => {
    expect(open(accepted()).task).toMatchObject({
      unit: 'H00.02',
      dueAt: local('2026-03-03 08:30'),
      rule: 'forward',
    });
    expect(open(accepted(undefined, '14:59')).task.dueAt).toBe(local('2026-03-02 17:30'));
  });

  it('is journalled with giver and receiver, and the next steps are the resolving unit’s', () => {
    const story = taken();
    expect(story.entries.slice(-2).map(({ by }) => by.unit)).toEqual(['H00.02', 'H00.01']);
    expect(story.entries.at(-1)?.events).toMatchObject([
      { type: 'task.completed', outcome: 'receive-forwarded' },
      { type: 'dossier.taken-over', from: 'H00.02' },
      { type: 'task.opened', task: { unit: 'H00.01', role: 'specialist' } },
    ]);
    expect(open(story)).toMatchObject({ unit: 'H00.01', receivedBy: 'H00.02', status: 'processing' });
  });

  it('that is late marks the step of the unit that has it', () => {
    const rules = { procedure: handedOver(procedure) };
    const waiting = accepted();
    const late = eventsOf(waiting, { type: 'wake' }, system, '2026-03-03 08:31', rules);
    expect(late).toContainEqual({ type: 'task.overdue', no: 2 });
    const inTime = eventsOf(waiting, { type: 'wake' }, system, '2026-03-03 08:29', rules);
    expect(inTime).not.toContainEqual({ type: 'task.overdue', no: 2 });
  });

  it('is given by the desk that received, and taken by the other', () => {
    const rules = { procedure: handedOver(procedure) };
    const give = accepted();
    expect(refusalOf(give, completed(give, 'forward'), reception, '2026-03-03 08:00', rules)).toBe(
      'wrong-role',
    );
    const take = forwarded();
    const command = completed(take, 'receive-forwarded');
    expect(refusalOf(take, command, receptionElsewhere, '2026-03-03 09:00', rules)).toBe('wrong-role');
    expect(refusalOf(take, command, specialist, '2026-03-03 09:00', rules)).toBe('wrong-role');
  });

  it('leaves the result to be returned where it was received, and keeps that in the closed dossier', () => {
    const rules = { procedure: handedOver(procedure) };
    const approved = doing(doing(taken(), 'advance', specialist, '03 10:00'), 'approve', leader, '03 11:00');
    const { no } = open(approved).task;
    const ready = go(
      approved,
      [
        [{ type: 'declare-result', task: no, files: [resultFile('r1')] }, clerk, local('2026-03-03 13:40')],
        [{ type: 'inspect', file: 'r1', pages: 1 }, system, local('2026-03-03 13:41')],
      ],
      rules,
    );
    const issue = { ...completed(ready, 'issue'), result: 'r1' };
    const issued = go(ready, [[issue, clerk, local('2026-03-03 14:00')]], rules);
    expect(open(issued).task).toMatchObject({ unit: 'H00.02', role: 'reception' });
    const handover = { receiver: 'NGUYỄN VĂN A' };
    const give = { ...completed(issued, 'return'), handover };
    const closed = go(issued, [[give, receptionElsewhere, local('2026-03-03 15:00')]], rules);
    expect(closed.dossier).toMatchObject({ status: 'returned', unit: 'H00.01', receivedBy: 'H00.02' });
  });
});

describe('what is the applicant’s to do', () => {
  it('is done at either desk, and at no third one', () => {
    const rules = { procedure: handedOver(procedure) };
    const third = { ...reception, id: 'x', unit: 'H00.03' };
    const story = taken();
    const withdraw = { type: 'withdraw', reason: 'Đổi ý' } as const;
    const refusals = [reception, receptionElsewhere, third].map((by) =>
      refusalOf(story, withdraw, by, '2026-03-03 10:00', rules),
    );
    expect(refusals).toEqual([undefined, undefined, 'wrong-role']);
  });
});

describe('the limit', () => {
  const clock = {
    ...procedure.clock,
    runsFrom: { receiptBy: 'resolving-unit' as const, basis: 'Nghị định 99/2022/NĐ-CP, Điều 16' },
  };
  const moved = { procedure: handedOver({ ...procedure, clock }) };

  it('runs from the receipt, whoever received', () => {
    const { clock: before } = { clock: undefined, ...open(accepted()) };
    expect(before).toMatchObject({ receivedAt: local('2026-03-02 15:45'), dueAt: local('2026-03-05 17:30') });
    const after = taken();
    expect(after.entries.at(-1)?.events[1]).toEqual({ type: 'dossier.taken-over', from: 'H00.02' });
    expect(open(after)).toMatchObject({ clock: before });
  });

  it('runs from the hand-over where the law says so: it is promised by when that is due, and counted when it is done', () => {
    expect(open(accepted(moved))).toMatchObject({
      clock: {
        receivedAt: local('2026-03-02 15:45'),
        runsFrom: local('2026-03-03 08:30'),
        dueAt: local('2026-03-06 17:30'),
      },
    });
    const late = taken(moved, '04 09:00');
    expect(late.entries.at(-1)?.events[1]).toMatchObject({
      type: 'dossier.taken-over',
      due: { before: local('2026-03-06 17:30'), after: local('2026-03-09 17:30') },
    });
    expect(open(late)).toMatchObject({
      clock: {
        receivedAt: local('2026-03-02 15:45'),
        runsFrom: local('2026-03-04 09:00'),
        dueAt: local('2026-03-09 17:30'),
      },
    });
  });

  it('of what the unit received itself runs from there also by that law', () => {
    const rules = { procedure: { ...procedure, clock } };
    const draft = begin(application(), undefined, local('2026-03-02 09:00'), rules);
    const ready = go(
      draft,
      [[{ type: 'inspect', file: 'f1', pages: 1 }, system, local('2026-03-02 09:01')]],
      rules,
    );
    const own = go(ready, [[completed(ready, 'accept'), reception, local('2026-03-02 09:05')]], rules);
    expect(open(own)).toMatchObject({ clock: { dueAt: local('2026-03-05 17:30') } });
    expect(open(own)).not.toMatchObject({ clock: { runsFrom: expect.anything() } });
  });
});
