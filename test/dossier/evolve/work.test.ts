import { describe, expect, it } from 'vitest';
import type { DossierEvent } from '#shared/dossier/events.ts';
import { accepted, approved, open, type Story, submitted } from '../fixtures.ts';
import { at, by, type Change, dueAt, folded, having, warnAt } from './folding.ts';

const extension = {
  ground: 'many-copies',
  basis: 'Điều 21',
  limit: { value: 2, unit: 'WORKING_DAY' as const },
  reason: 'x',
  agreement: 'a1',
};

describe('an event', () => {
  it.each<[string, () => Story, DossierEvent, Change]>([
    [
      'of a claim',
      accepted,
      { type: 'task.claimed', officer: 'x' },
      ({ task }) => ({ status: 'processing', task: { ...task, holder: 'x' } }),
    ],
    [
      'of a claim before acceptance',
      submitted,
      { type: 'task.claimed', officer: 'x' },
      ({ task }) => ({ task: { ...task, holder: 'x' } }),
    ],
    [
      'of an assignment',
      accepted,
      { type: 'task.assigned', officer: 'x' },
      ({ task }) => ({ status: 'processing', task: { ...task, holder: 'x' } }),
    ],
    [
      'of a warning',
      accepted,
      { type: 'task.warned', no: 2 },
      ({ task }) => ({ task: { ...task, warned: true } }),
    ],
    [
      'of lateness',
      accepted,
      { type: 'task.overdue', no: 2 },
      ({ task }) => ({ task: { ...task, overdue: true } }),
    ],
    [
      'of a completed step',
      accepted,
      { type: 'task.completed', no: 2, step: 'appraisal', outcome: 'advance' },
      () => ({ status: 'processing' }),
    ],
    [
      'of a draft that was made',
      accepted,
      { type: 'task.completed', no: 2, step: 'appraisal', outcome: 'advance', worker: 'x' },
      () => ({ status: 'processing', workers: { appraisal: 'x' } }),
    ],
    [
      'of a second draft in another step',
      () => having(accepted(), { workers: { earlier: 'y' } }),
      { type: 'task.completed', no: 2, step: 'appraisal', outcome: 'advance', worker: 'x' },
      () => ({ status: 'processing', workers: { earlier: 'y', appraisal: 'x' } }),
    ],
    [
      'of an outcome that has an end',
      () => having(accepted(), { taken: { 'approval/send-back': 1 } }),
      { type: 'task.completed', no: 2, step: 'appraisal', outcome: 'advance', time: 2 },
      () => ({ status: 'processing', taken: { 'approval/send-back': 1, 'appraisal/advance': 2 } }),
    ],
    [
      'of a signature',
      accepted,
      { type: 'result.signed', over: 'hash' },
      () => ({ signed: { by: by.id, at, over: 'hash' } }),
    ],
    [
      'of a signature over a file',
      accepted,
      { type: 'result.signed', over: 'hash', file: 'r1' },
      () => ({ signed: { by: by.id, at, over: 'hash', file: 'r1' } }),
    ],
    [
      'of an order',
      accepted,
      { type: 'result.ordered', template: 't' },
      () => ({ ordered: { template: 't', at } }),
    ],
    [
      'of an order with a number',
      accepted,
      { type: 'result.ordered', template: 't', number: { ordinal: 7, year: 2026, unit: 'H00.01' } },
      () => ({ ordered: { template: 't', at }, numbered: { ordinal: 7, year: 2026, unit: 'H00.01' } }),
    ],
    [
      'of a result',
      approved,
      { type: 'result.issued', file: 'r1' },
      () => ({ status: 'resolved', result: { fileId: 'r1', at } }),
    ],
    [
      'of a result with token and number',
      approved,
      { type: 'result.issued', file: 'r1', token: 'T', number: { ordinal: 7, year: 2026, unit: 'H00.01' } },
      () => ({
        status: 'resolved',
        result: { fileId: 'r1', at, token: 'T' },
        numbered: { ordinal: 7, year: 2026, unit: 'H00.01' },
      }),
    ],
    [
      'of a withdrawal that was announced',
      accepted,
      { type: 'withdrawal.announced', reason: 'x', file: 'w1' },
      () => ({ withdrawal: { reason: 'x', file: 'w1' } }),
    ],
    [
      'of a lawful extension',
      accepted,
      { type: 'dossier.extended', ...extension, before: warnAt, dueAt, countedBy: 9 },
      (dossier) => {
        const clock = 'clock' in dossier ? dossier.clock : undefined;
        return {
          clock: {
            ...clock,
            dueAt,
            calendar: { ...clock?.calendar, version: 9 },
            extensions: [{ ...extension, at, by: by.id, before: warnAt, dueAt }],
          },
        };
      },
    ],
    [
      'of an apology',
      accepted,
      { type: 'dossier.reappointed', reason: 'x', before: warnAt, dueAt, late: true, exemption: 'y' },
      (dossier) => ({
        clock: {
          ...('clock' in dossier && dossier.clock),
          dueAt,
          reappointments: [{ at, by: by.id, reason: 'x', before: warnAt, dueAt, late: true, exemption: 'y' }],
        },
      }),
    ],
  ])('%s changes what it says, and no more', (_, story, event, change) => {
    const before = story();
    expect(folded(before, event)).toStrictEqual({ ...before.dossier, ...change(open(before)) });
  });
});
