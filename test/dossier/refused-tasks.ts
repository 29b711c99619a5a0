import type { Caller } from '#shared/unit/caller.ts';
import {
  accepted,
  awaiting,
  begin,
  clerk,
  completed,
  go,
  leader,
  local,
  officer,
  otherPortal,
  portal,
  reception,
  resolved,
  resultFile,
  returned,
  type Story,
  sealing,
  specialist,
  submitted,
  system,
} from './fixtures.ts';
import { refusing } from './refused.ts';

const monday = '2026-03-02 11:00';
const tuesday = '2026-03-03 11:00';
const withdraw = { type: 'withdraw', reason: 'Đổi ý' } as const;
const claim = (task: number) => ({ type: 'claim', task }) as const;
const secondDesk = officer('tiep-nhan-2.an-binh', 'reception');
const held = go(submitted(), [[claim(1), reception, local('2026-03-02 08:30')]]);
const inspect = (file: string) => ({ type: 'inspect', file, pages: 1 }) as const;

/** A dossier that the leader sent back five times: as often as its procedure allows. */
function sentBack(): Story {
  let story = accepted();
  for (let time = 1; time <= 5; time += 1) {
    story = go(story, [[completed(story, 'advance'), specialist, local('2026-03-02 14:00')]]);
    story = go(story, [[completed(story, 'send-back'), leader, local('2026-03-02 14:00')]]);
  }
  return go(story, [[completed(story, 'advance'), specialist, local('2026-03-02 14:00')]]);
}

/** A dossier in which the unit has written as often as it may. */
function crowded(): Story {
  const { dossier, entries } = accepted();
  const unit = Array.from({ length: 100 }, (_, index) => index + 3);
  return { dossier: { ...dossier, conversation: { unit, applicant: [] } }, entries };
}

const drafted = go(accepted(), [[completed(accepted(), 'advance'), specialist, local(monday)]]);
const both: Caller = { ...specialist, roles: ['specialist', 'leader'] };
const standIn: Caller = { ...officer('pho-lanh-dao.an-binh', 'leader'), for: specialist.id };
const supplemented = go(awaiting([]), [
  [{ type: 'supplement', files: [], note: 'x' }, portal, local('2026-03-02 10:30')],
]);

export const taskRefusals = refusing({
  'dossier-closed': [
    { story: returned(), command: withdraw, by: portal, at: '2026-03-05 09:00' },
    { story: returned(), command: claim(5), by: reception, at: '2026-03-05 09:00' },
    { story: returned(), command: { type: 'write-message', text: 'x' }, by: leader, at: '2026-03-05 09:00' },
    { story: returned(), command: inspect('f1'), by: system, at: '2026-03-05 09:00' },
  ],
  'dossier-open': [{ story: accepted(), command: sealing, by: system, at: monday }],
  'too-many-messages': [
    { story: crowded(), command: { type: 'write-message', text: 'x' }, by: specialist, at: monday },
  ],
  'not-submitted': [
    { story: begin(), command: { type: 'write-message', text: 'x' }, by: reception, at: monday },
    { story: begin(), command: claim(1), by: reception, at: monday },
    { story: begin(), command: { ...withdraw, file: resultFile('w1') }, by: portal, at: monday },
  ],
  'awaiting-supplement': [
    { story: awaiting(), command: completed(awaiting(), 'advance'), by: specialist, at: monday },
    {
      story: awaiting(),
      command: { type: 'apologise', task: 2, reason: 'x', until: { at: local('2026-03-20 17:30') } },
      by: leader,
      at: monday,
    },
    {
      story: awaiting(),
      command: { type: 'extend', task: 2, ground: 'x', limit: { value: 1, unit: 'DAY' }, reason: 'x' },
      by: leader,
      at: monday,
    },
  ],
  'not-awaiting-supplement': [
    { story: accepted(), command: { type: 'supplement', files: [], note: 'x' }, by: portal, at: monday },
  ],
  'task-closed': [{ story: accepted(), command: claim(1), by: specialist, at: monday }],
  'task-held': [{ story: held, command: claim(1), by: secondDesk, at: monday }],
  'task-not-held': [{ story: submitted(), command: { type: 'release', task: 1 }, by: reception, at: monday }],
  'wrong-role': [
    { story: submitted(), command: claim(1), by: specialist, at: monday },
    { story: submitted(), command: claim(1), by: officer('x', 'reception', 'H00.02'), at: monday },
    { story: submitted(), command: { type: 'wake' }, by: reception, at: monday },
    { story: accepted(), command: withdraw, by: specialist, at: monday },
    {
      story: submitted(),
      command: { type: 'assign', task: 1, officer: reception.id },
      by: reception,
      at: monday,
    },
    {
      story: submitted(),
      command: { type: 'assign', task: 1, officer: reception.id },
      by: officer('x', 'leader', 'H00.02'),
      at: monday,
    },
    {
      story: resolved(),
      command: { type: 'record-delivery', report: { state: 'delivered' } },
      by: otherPortal,
      at: tuesday,
    },
  ],
  'unknown-officer': [
    { story: submitted(), command: { type: 'assign', task: 1, officer: 'nobody' }, by: leader, at: monday },
  ],
  'officer-unfit': [
    { story: submitted(), command: { type: 'assign', task: 1, officer: clerk.id }, by: leader, at: monday },
  ],
  'unknown-outcome': [
    { story: accepted(), command: completed(accepted(), 'issue'), by: specialist, at: monday },
  ],
  'outcome-exhausted': [
    { story: sentBack(), command: completed(sentBack(), 'send-back'), by: leader, at: '2026-03-02 15:00' },
  ],
  'reason-required': [
    { story: submitted(), command: completed(submitted(), 'refuse'), by: reception, at: monday },
    { story: accepted(), command: completed(accepted(), 'supplement'), by: specialist, at: monday },
  ],
  'basis-required': [
    {
      story: accepted(),
      command: completed(accepted(), 'stop', { reason: 'Đã có' }),
      by: specialist,
      at: monday,
    },
  ],
  // Who drafted neither approves it himself, nor has it approved by who stands in for him.
  'own-work': [
    { story: drafted, command: completed(drafted, 'approve'), by: both, at: tuesday },
    { story: drafted, command: completed(drafted, 'approve'), by: standIn, at: tuesday },
  ],
  'supplement-repeated': [
    {
      story: supplemented,
      command: completed(supplemented, 'supplement', { reason: 'Còn thiếu' }),
      by: specialist,
      at: monday,
    },
  ],
});
