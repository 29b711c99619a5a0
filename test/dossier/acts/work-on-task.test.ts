import { describe, expect, it } from 'vitest';
import {
  accepted,
  begin,
  clerk,
  eventsOf,
  go,
  leader,
  leaderElsewhere,
  local,
  manager,
  officer,
  open,
  portal,
  reception,
  receptionElsewhere,
  refusalOf,
  refused,
  specialist,
  submitted,
  system,
} from '../fixtures.ts';

const at = '2026-03-02 09:00';
const colleague = officer('tiep-nhan-2.an-binh', 'reception');
const province = officer('tiep-nhan.tinh', 'reception', 'H00');
const claim = { type: 'claim', task: 1 } as const;
const release = { type: 'release', task: 1 } as const;
const assign = { type: 'assign', task: 1, officer: colleague.id } as const;
const held = () => go(submitted(), [[claim, reception, local(at)]]);

describe('a task that nobody holds', () => {
  it('is claimed by an officer of its role and unit', () => {
    expect(eventsOf(submitted(), claim, reception, at)).toEqual([
      { type: 'task.claimed', officer: reception.id },
    ]);
    expect(open(held()).task.holder).toBe(reception.id);
  });

  it('is claimed from the unit above as well', () => {
    expect(refusalOf(submitted(), claim, province, at)).toBeUndefined();
  });

  it('is not for another role, another unit, or somebody who is no officer', () => {
    expect(refusalOf(submitted(), claim, specialist, at)).toBe('wrong-role');
    expect(refusalOf(submitted(), claim, receptionElsewhere, at)).toBe('wrong-role');
    for (const by of [portal, manager, system])
      expect(refusalOf(submitted(), claim, by, at)).toBe('wrong-role');
  });

  it('cannot be given back', () => {
    expect(refusalOf(submitted(), release, reception, at)).toBe('task-not-held');
  });

  it('may be completed by whoever could claim it', () => {
    expect(
      refusalOf(submitted(), { type: 'complete', task: 1, outcome: 'accept' }, colleague, at),
    ).toBeUndefined();
  });
});

describe('a task that an officer holds', () => {
  it('is claimed again without effect', () => {
    expect(eventsOf(held(), claim, reception, at)).toEqual([]);
  });

  it('is closed to every other officer', () => {
    expect(refusalOf(held(), claim, colleague, at)).toBe('task-held');
    expect(refusalOf(held(), release, colleague, at)).toBe('task-held');
    expect(refusalOf(held(), { type: 'complete', task: 1, outcome: 'accept' }, colleague, at)).toBe(
      'task-held',
    );
    expect(refusalOf(held(), { type: 'declare-result', task: 1, files: [] }, colleague, at)).toBe(
      'task-held',
    );
  });

  it('is free again once given back', () => {
    const free = go(held(), [[release, reception, local(at)]]);
    expect(open(free).task).not.toHaveProperty('holder');
    expect(refusalOf(free, claim, colleague, at)).toBeUndefined();
  });

  it('is given to another officer by a leader of the unit', () => {
    const given = go(held(), [[assign, leader, local(at)]]);
    expect(open(given).task.holder).toBe(colleague.id);
    expect(refusalOf(given, claim, reception, at)).toBe('task-held');
  });

  it('is not given away by anybody else', () => {
    expect(refusalOf(held(), assign, reception, at)).toBe('wrong-role');
    expect(refusalOf(held(), assign, leaderElsewhere, at)).toBe('wrong-role');
  });
});

describe('a task that is done, or not there yet', () => {
  it('is closed to everybody', () => {
    expect(refusalOf(accepted(), claim, reception, at)).toBe('task-closed');
    expect(refusalOf(accepted(), { ...claim, task: 3 }, clerk, at)).toBe('task-closed');
    expect(refusalOf(accepted(), assign, leader, at)).toBe('task-closed');
  });

  it('is not there while the dossier is a draft, and no more once it is closed', () => {
    expect(refusalOf(begin(), claim, reception, at)).toBe('not-submitted');
    expect(refusalOf(refused(), claim, reception, at)).toBe('dossier-closed');
  });
});

describe('the first act after acceptance', () => {
  it('makes the dossier “being processed”', () => {
    expect(accepted().dossier.status).toBe('accepted');
    expect(go(accepted(), [[{ ...claim, task: 2 }, specialist, local(at)]]).dossier.status).toBe(
      'processing',
    );
    const given = { type: 'assign', task: 2, officer: specialist.id } as const;
    expect(go(accepted(), [[given, leader, local(at)]]).dossier.status).toBe('processing');
  });
});
