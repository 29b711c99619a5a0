import type { DossierCommand } from '#shared/dossier/commands.ts';
import type { Procedure } from '#shared/procedure/procedure.ts';
import { forMarriage } from '#test/procedure/conditions.ts';
import {
  accepted,
  application,
  approved,
  awaiting,
  clerk,
  completed,
  declared,
  extensions,
  go,
  leader,
  local,
  open,
  portal,
  procedure,
  reception,
  resolved,
  resultFile,
  returned,
  type Story,
  sealing,
  signedLetter,
  specialist,
  submitted,
  system,
} from './fixtures.ts';
import { refusing } from './refused.ts';

const monday = '2026-03-02 11:00';
const tuesday = '2026-03-03 11:00';
const withdraw = { type: 'withdraw', reason: 'Đổi ý' } as const;
const confirming: DossierCommand = { type: 'confirm-files', task: 1, files: ['f1'] };
const confirmed = go(submitted(), [[confirming, reception, local('2026-03-02 08:30')]]);
const inspect = (file: string) => ({ type: 'inspect', file, pages: 1 }) as const;

const signed = (story: Story): Story => {
  const files = story.dossier.files.map((file) => ({
    ...file,
    signatures: [{ intact: true, trusted: false }],
  }));
  return { ...story, dossier: { ...story.dossier, files } };
};

export const fileRefusals = refusing({
  incomplete: [
    { draft: application({ files: [] }), by: portal, at: monday },
    { story: awaiting(), command: { type: 'supplement', files: [] }, by: portal, at: monday },
    {
      story: accepted(),
      command: { ...withdraw, file: { ...resultFile('w1'), size: 999_999_999 } },
      by: portal,
      at: monday,
    },
  ],
  'channel-closed': [
    {
      draft: application({ channel: 'post' }),
      by: portal,
      at: monday,
      rules: { procedure: { ...procedure, channels: ['online'] } },
    },
  ],
  'procedure-repealed': [
    {
      draft: application(),
      by: portal,
      at: monday,
      rules: {
        procedure: {
          ...procedure,
          listing: {
            state: 'repealed',
            levels: ['commune'],
            agencies: [{ part: 'performs', name: { vi: 'Cấp xã', en: 'Commune' } }],
          },
        },
      },
    },
  ],
  'not-eligible': [
    {
      draft: application({ answers: { 'for-marriage': 'yes' }, files: [] }),
      by: portal,
      at: monday,
      rules: { procedure: { ...procedure, eligibility: [forMarriage] } },
    },
  ],
  'unknown-file': [
    { story: accepted(), command: inspect('none'), by: system, at: monday },
    {
      story: accepted(),
      command: { type: 'replace-file', file: 'none', by: declared('n') },
      by: portal,
      at: monday,
    },
    {
      story: submitted(),
      command: { type: 'confirm-files', task: 1, files: ['none'] },
      by: reception,
      at: monday,
    },
  ],
  'file-settled': [
    { story: accepted(), command: inspect('f1'), by: system, at: monday },
    {
      story: accepted(),
      command: { type: 'replace-file', file: 'f1', by: declared('n') },
      by: portal,
      at: monday,
    },
  ],
  'nothing-to-compare': [{ story: signed(submitted()), command: confirming, by: reception, at: monday }],
  'already-confirmed': [{ story: confirmed, command: confirming, by: reception, at: monday }],
});

const declaring: DossierCommand = {
  type: 'declare-result',
  task: open(approved()).task.no,
  files: [resultFile('r1')],
};
const brought = go(approved(), [[declaring, clerk, local('2026-03-03 10:00')]]);
const templated: Procedure = { ...procedure, result: { ...procedure.result, template: 'a-template' } };
const ordered = go(approved(), [[completed(approved(), 'issue'), clerk, local('2026-03-03 10:00')]], {
  procedure: templated,
});
/** The leader may sign, or pass on without. */
export const signing: Procedure = {
  ...procedure,
  steps: procedure.steps.map((step) =>
    step.role === 'leader'
      ? {
          ...step,
          outcomes: [...step.outcomes, { id: 'sign', name: step.name, effect: 'sign', to: 'issuing' }],
        }
      : step,
  ),
};
/** The last step hands the dossier on, instead of returning it. */
const lasting: Procedure = {
  ...procedure,
  steps: procedure.steps.map((step) =>
    step.id === 'returning'
      ? { ...step, outcomes: [{ id: 'wait', name: step.name, effect: 'advance', to: 'returning' }] }
      : step,
  ),
};
const atHome = go(
  resolved(),
  [
    [
      { type: 'record-delivery', report: { state: 'delivered', receiver: 'Nguyễn Văn A' } },
      reception,
      local(tuesday),
    ],
  ],
  { procedure: lasting },
);
const apology = (task: number) =>
  ({ type: 'apologise', task, reason: 'x', until: { at: local('2026-03-20 17:30') } }) as const;
const promised = signedLetter(accepted(), [apology(2), specialist, local(monday)]);
const longer = { type: 'extend', task: 2, ground: 'many-copies', reason: 'x' } as const;
const extending = (days: number) =>
  ({ ...longer, limit: { value: days, unit: 'WORKING_DAY' } }) as const satisfies DossierCommand;
const extendable = { procedure: { ...procedure, extensions } };
const extendedTwice = go(
  accepted(),
  [
    [extending(1), specialist, local(monday)],
    [extending(1), specialist, local(tuesday)],
  ],
  extendable,
);
const byPost = (): Story => {
  const { dossier, ...rest } = resolved();
  return { ...rest, dossier: { ...dossier, delivery: { wish: { by: 'post', address: 'Tổ 3' } } } };
};
const sealed = go(returned(), [[sealing, system, local('2026-03-05 08:00')]]);
const sent = { type: 'record-delivery', report: { state: 'sent', carrier: 'A', tracking: 'RR1' } } as const;

export const resultRefusals = refusing({
  'result-required': [
    { story: approved(), command: completed(approved(), 'issue'), by: clerk, at: tuesday },
    { story: brought, command: completed(brought, 'issue', { result: 'f1' }), by: clerk, at: tuesday },
  ],
  'result-not-ready': [
    { story: brought, command: completed(brought, 'issue', { result: 'r1' }), by: clerk, at: tuesday },
  ],
  'result-in-making': [
    {
      story: ordered,
      command: completed(ordered, 'return'),
      by: reception,
      at: tuesday,
      rules: { procedure: templated },
    },
  ],
  'result-not-ordered': [
    {
      story: accepted(),
      command: { type: 'record-result', file: resultFile('r1'), token: 'T' },
      by: system,
      at: monday,
    },
  ],
  'not-signed': [
    {
      story: brought,
      command: completed(brought, 'issue', { result: 'r1' }),
      by: clerk,
      at: tuesday,
      rules: { procedure: signing },
    },
  ],
  'not-accepted': [
    { story: submitted(), command: apology(1), by: leader, at: monday },
    { story: submitted(), command: { ...extending(1), task: 1 }, by: leader, at: monday },
  ],
  'already-resolved': [
    { story: resolved(), command: apology(5), by: leader, at: tuesday },
    { story: resolved(), command: { ...extending(1), task: 5 }, by: leader, at: tuesday },
    { story: ordered, command: apology(5), by: leader, at: tuesday, rules: { procedure: templated } },
  ],
  'already-reappointed': [{ story: promised, command: apology(2), by: specialist, at: tuesday }],
  'unknown-ground': [{ story: accepted(), command: extending(1), by: specialist, at: monday }],
  'extension-used': [
    { story: extendedTwice, command: extending(1), by: specialist, at: tuesday, rules: extendable },
  ],
  'extension-too-long': [
    { story: accepted(), command: extending(3), by: specialist, at: monday, rules: extendable },
  ],
  'agreement-not-ready': [
    {
      story: accepted(),
      command: { ...extending(3), agreement: 'f1' },
      by: specialist,
      at: monday,
      rules: extendable,
    },
  ],
  'limit-passed': [
    { story: accepted(), command: extending(1), by: specialist, at: '2026-03-06 08:00', rules: extendable },
  ],
  'not-resolved': [{ story: submitted(), command: sent, by: reception, at: monday }],
  'receiver-required': [
    {
      story: byPost(),
      command: completed(byPost(), 'return', { handover: {} }),
      by: reception,
      at: tuesday,
    },
  ],
  'authority-required': [
    {
      story: resolved(),
      command: completed(resolved(), 'return', { handover: { receiver: 'Lê Văn C' } }),
      by: reception,
      at: tuesday,
    },
  ],
  'not-sent': [
    {
      story: resolved(),
      command: { type: 'record-delivery', report: { state: 'failed', reason: 'x' } },
      by: system,
      at: tuesday,
    },
  ],
  'not-delivered': [{ story: byPost(), command: completed(byPost(), 'return'), by: reception, at: tuesday }],
  'already-delivered': [
    { story: atHome, command: sent, by: reception, at: tuesday, rules: { procedure: lasting } },
  ],
  'already-sealed': [{ story: sealed, command: sealing, by: system, at: '2026-03-05 09:00' }],
});
