import { describe, expect, it } from 'vitest';
import type { DossierEvent } from '#shared/dossier/events.ts';
import {
  accepted,
  application,
  approved,
  awaiting,
  begin,
  declared,
  local,
  open,
  resolved,
  resultFile,
  returned,
  submitted,
} from '../fixtures.ts';
import { at, consulted, dueAt, folded, having, other, question, warnAt } from './folding.ts';

describe('what is over is gone', () => {
  it('the holder of what was released', () => {
    const held = having(accepted(), { task: { ...open(accepted()).task, holder: 'x' } });
    expect(folded(held, { type: 'task.released' })).toStrictEqual(accepted().dossier);
    const freed = folded(consulted({ holder: 'x' }), { type: 'consultation.released', no: 1 });
    expect(freed).toStrictEqual({ ...consulted().dossier, status: 'processing' });
  });

  it('a signature under what is drafted anew', () => {
    const signed = having(accepted(), { signed: { by: 'x', at, over: 'hash' } });
    const event = { type: 'task.completed', no: 2, step: 'appraisal', outcome: 'advance' } as const;
    expect(folded(signed, { ...event, worker: 'x' })).not.toHaveProperty('signed');
    expect(folded(signed, event)).toHaveProperty('signed');
  });

  it('an order that was carried out', () => {
    const ordered = having(approved(), { ordered: { template: 't', at } });
    expect(folded(ordered, { type: 'result.issued', file: 'r1' })).not.toHaveProperty('ordered');
  });

  it('a request for papers, with the files that never came', () => {
    const files = [
      { ...declared('s1'), purpose: 'supplement' as const, state: 'missing' as const },
      { ...declared('s2'), purpose: 'supplement' as const, state: 'accepted' as const },
      { ...resultFile('r1'), purpose: 'result' as const, state: 'missing' as const },
    ];
    const story = having(awaiting(), { files });
    const ended: DossierEvent = {
      type: 'supplement.ended',
      as: 'received',
      dueAt,
      warnAt,
      clockDueAt: dueAt,
      countedBy: 9,
    };
    const dossier = open(story);
    if (dossier.status !== 'awaiting-supplement') throw new Error(dossier.status);
    const { request: _, clock, ...rest } = dossier;
    expect(folded(story, ended)).toStrictEqual({
      ...rest,
      files: files.slice(1),
      status: 'processing',
      task: { ...rest.task, dueAt, warnAt, warned: false },
      clock: clock && {
        ...clock,
        dueAt,
        calendar: { ...clock.calendar, version: 9 },
        pauses: clock.pauses.map((pause) => ({ ...pause, to: at })),
      },
    });
    expect(folded(story, { type: 'supplement.announced' })).toStrictEqual({
      ...story.dossier,
      files: files.slice(1),
    });
  });
});

describe('due times that are counted anew', () => {
  const calendar = { id: 'vn-gov', from: '2024-01-01', version: 9 };
  const late = { ...open(accepted()).task, warned: true, overdue: true };
  const story = () => having(accepted(), { task: late });
  const move = (to: string, warning: string) => ({
    before: late.dueAt,
    after: local(to),
    warnAt: local(warning),
  });

  it.each([
    ['2026-03-05 07:00', '2026-03-05 06:00', true, true],
    ['2026-03-05 08:00', '2026-03-05 08:00', true, true],
    ['2026-03-05 08:01', '2026-03-05 08:00', true, false],
    ['2026-03-05 10:00', '2026-03-05 08:01', false, false],
  ])('to %s, warned of at %s, leave the step warned of %s, overdue %s', (to, warning, warned, overdue) => {
    const task = move(to, warning);
    const expected = { ...late, dueAt: task.after, warnAt: task.warnAt, warned, overdue };
    expect(folded(story(), { type: 'dossier.redated', calendar, task })).toStrictEqual({
      ...story().dossier,
      task: expected,
    });
  });

  it.each([
    ['2026-03-05 08:00', '2026-03-05 08:00', true, 'overdue'],
    ['2026-03-05 08:01', '2026-03-05 08:01', false, 'open'],
  ])('to %s, warned of at %s, leave a question warned of %s and %s', (to, warning, warned, state) => {
    const before = consulted({ warned: true, state: 'overdue' });
    const consultations = [{ no: 1, ...move(to, warning) }];
    expect(folded(before, { type: 'dossier.redated', calendar, consultations })).toStrictEqual({
      ...before.dossier,
      consultations: [{ ...question, dueAt: local(to), warnAt: local(warning), warned, state }, other],
    });
  });

  it('move the appointment, and say by which version of the calendar', () => {
    const { dossier } = accepted();
    const due = { before: warnAt, after: dueAt };
    const clock = 'clock' in dossier ? dossier.clock : undefined;
    expect(folded({ dossier }, { type: 'dossier.redated', calendar, due })).toStrictEqual({
      ...dossier,
      clock: clock && { ...clock, dueAt, calendar: { ...clock.calendar, version: 9 } },
    });
    expect(folded(submitted(), { type: 'dossier.redated', calendar, due })).toStrictEqual(
      submitted().dossier,
    );
  });
});

describe('a dossier that ends', () => {
  const base = ['code', 'version', 'head', 'procedure', 'unit', 'owner', 'channel', 'applicantName', 'files'];

  it('keeps what it was, and what was said of its end', () => {
    const kept = {
      case: 'first',
      papers: [{ id: 'p', form: 'receipt' }],
      delivery: { wish: { by: 'desk' } },
      posted: { carrier: 'A', tracking: 'RR1', postedAt: at },
      payment: { subject: 'citizen', assessed: [], requests: [] },
    };
    const decided = {
      supplements: { reception: 1, appraisal: 0 },
      signed: { by: 'x', at, over: 'hash' },
      numbered: { ordinal: 7, year: 2026, unit: 'H00.01' },
    };
    const story = having(resolved(), { ...kept, ...decided });
    const ended = folded(story, { type: 'dossier.closed', as: 'stopped', reason: 'x', basis: 'y' });
    const { dossier } = resolved();
    expect(ended).toStrictEqual({
      ...Object.fromEntries(Object.entries(dossier).filter(([key]) => base.includes(key))),
      ...kept,
      ...decided,
      status: 'stopped',
      submittedAt: local('2026-03-02 08:05'),
      clock: 'clock' in dossier && dossier.clock,
      result: 'result' in dossier && dossier.result,
      closedAt: at,
      reason: 'x',
      basis: 'y',
    });
  });

  it('keeps nothing that it never had', () => {
    expect(Object.keys(folded(begin(), { type: 'dossier.closed', as: 'expired' })).toSorted()).toEqual(
      [...base, 'status', 'closedAt'].toSorted(),
    );
    expect(Object.keys(folded(submitted(), { type: 'dossier.closed', as: 'refused' })).toSorted()).toEqual(
      [...base, 'status', 'closedAt', 'submittedAt'].toSorted(),
    );
  });

  it('stops its clock where it stood', () => {
    const ended = folded(awaiting(), {
      type: 'dossier.closed',
      as: 'withdrawn',
      clockDueAt: dueAt,
      countedBy: 9,
    });
    expect(ended).toMatchObject({
      clock: { dueAt, calendar: { version: 9 }, pauses: [{ from: local('2026-03-02 10:00'), to: at }] },
    });
  });

  it('takes what is printed and read afterwards', () => {
    const file = { ...resultFile('p1'), pages: 1 };
    expect(folded(returned(), { type: 'paper.recorded', file })).toStrictEqual({
      ...returned().dossier,
      files: [...returned().dossier.files, { ...file, purpose: 'paper', state: 'accepted' }],
    });
    expect(folded(returned(), { type: 'file.unread', file: 'f1', reason: 'unreadable' })).toMatchObject({
      files: [{ id: 'f1', recognition: { state: 'failed', reason: 'unreadable' } }, { id: 'r1' }],
    });
  });
});

describe('the first entry', () => {
  it('makes a draft of what was handed in', () => {
    const posted = { carrier: 'A', tracking: 'RR1', postedAt: at };
    const dossier = begin(application({ channel: 'post', delivery: { by: 'desk' }, posted })).dossier;
    expect(dossier).toMatchObject({ status: 'draft', delivery: { wish: { by: 'desk' } }, posted });
    for (const absent of ['delivery', 'posted', 'case']) expect(begin().dossier).not.toHaveProperty(absent);
  });
});
