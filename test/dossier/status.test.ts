import { describe, expect, it } from 'vitest';
import { noticesOf, noticeTypes } from '#shared/dossier/journal/notices.ts';
import { nationalStatus } from '#shared/dossier/status/national-status.ts';
import { statusNames } from '#shared/dossier/status/status-names.ts';
import {
  accepted,
  approved,
  awaiting,
  begin,
  completed,
  go,
  local,
  portal,
  refused,
  resolved,
  returned,
  type Story,
  sealing,
  signedLetter,
  specialist,
  submitted,
  system,
} from './fixtures.ts';

const monday = local('2026-03-02 11:00');
const withdrawn = (story: Story) => go(story, [[{ type: 'withdraw', reason: 'x' }, portal, monday]]);
const stopped = () =>
  signedLetter(accepted(), [completed(accepted(), 'stop', { reason: 'x', basis: 'y' }), specialist, monday]);
const expired = () => go(begin(), [[{ type: 'wake' }, system, local('2026-03-09 08:00')]]);

describe('the status that the national portal knows', () => {
  it.each<[string, () => Story, number | undefined]>([
    ['a draft has none', begin, undefined],
    ['nor has one that expired', expired, undefined],
    ['nor has one that was withdrawn before it was submitted', () => withdrawn(begin()), undefined],
    ['submitted is 1', submitted, 1],
    ['accepted is 2', accepted, 2],
    ['refused is 3', refused, 3],
    ['being processed is 4', approved, 4],
    ['waiting for a supplement is 5', awaiting, 5],
    ['withdrawn is 7', () => withdrawn(accepted()), 7],
    ['stopped is 8', stopped, 8],
    ['resolved is 9', resolved, 9],
    ['returned is 10', returned, 10],
    ['sealing changes nothing about it', () => go(returned(), [[sealing, system, monday]]), 10],
  ])('%s', (_, story, status) => {
    expect(nationalStatus(story().dossier)).toBe(status);
  });

  it('has a name in both languages for every status', () => {
    for (const { vi, en } of Object.values(statusNames))
      expect([vi.length > 3, en.length > 3]).toEqual([true, true]);
  });
});

describe('what the portal is told', () => {
  const notices = ({ entries }: Story) =>
    entries.flatMap((entry) => noticesOf(entry).map(({ type }) => type));

  it('is every change of the dossier’s standing, in its order', () => {
    expect(notices(go(returned(), [[sealing, system, monday]]))).toEqual([
      'vn.gov.motcua.dossier.submitted.v1',
      'vn.gov.motcua.dossier.accepted.v1',
      'vn.gov.motcua.result.issued.v1',
      'vn.gov.motcua.dossier.closed.v1',
      'vn.gov.motcua.dossier.sealed.v1',
    ]);
  });

  it('is also what went wrong: a bad file, a supplement, a step that is late', () => {
    const bad = go(begin(), [[{ type: 'inspect', file: 'f1', problem: 'damaged' }, system, monday]]);
    expect(notices(bad)).toEqual(['vn.gov.motcua.file.rejected.v1']);
    expect(notices(awaiting()).slice(-1)).toEqual(['vn.gov.motcua.supplement.requested.v1']);
    const lapsed = go(awaiting(), [[{ type: 'wake' }, system, local('2026-05-01 08:00')]]);
    expect(notices(lapsed).slice(-1)).toEqual(['vn.gov.motcua.supplement.ended.v1']);
    const late = go(accepted(), [[{ type: 'wake' }, system, local('2026-03-04 09:00')]]);
    expect(notices(late).slice(-1)).toEqual(['vn.gov.motcua.task.overdue.v1']);
  });

  it('is not the office’s own business: claims, warnings, notes', () => {
    const inside = go(submitted(), [[{ type: 'wake' }, system, local('2026-03-02 11:05')]]);
    expect(inside.entries.at(-1)?.events.map(({ type }) => type)).toEqual(['task.warned']);
    expect(noticesOf({ events: inside.entries.at(-1)?.events ?? [] })).toEqual([]);
  });

  it('has types that are all in the contract', () => {
    const types = [...noticeTypes.values()];
    expect(new Set(types).size).toBe(types.length);
    expect(types.every((type) => /^vn\.gov\.motcua\.[a-z]+\.[a-z]+\.v1$/.test(type))).toBe(true);
  });
});
