import type { DossierFile, NewFile } from '#shared/file/file.ts';
import { mayWork } from '#shared/unit/rights.ts';
import { isDigitised } from '../acts/files/confirm-files.ts';
import type { DossierCommand } from '../commands.ts';
import type { Open } from '../dossier.ts';
import type { Decision, Facts } from '../facts.ts';
import type { RefusalCode } from '../refusal.ts';
import { stepOf } from '../tasks.ts';
import { deskTrials } from './desk-acts.ts';
import type { Given, PossibleAct, Trial } from './possible-act.ts';

/** Stands for any text: whether an act is allowed never depends on what it says. */
const text = '-';
const oneDay = { value: 1, unit: 'WORKING_DAY' } as const;

/**
 * Every act on the open task, and what is in its way: each is decided as if it were asked for, so what is said here is
 * what the act itself would be answered.
 */
export async function possibleActs(dossier: Open, facts: Facts, decided: Decided): Promise<PossibleAct[]> {
  const found = trialsOf(dossier, facts).map(async (trial): Promise<PossibleAct[]> => {
    const { command: _, ...act } = trial;
    const { decision, needs } = await tried(trial, dossier, decided);
    // What is so already is no act.
    if (decision.ok && decision.value.length === 0) return [];
    return [{ ...act, needs, ...(!decision.ok && { refusal: decision.error }) }];
  });
  return (await Promise.all(found)).flat();
}

type Decided = (command: DossierCommand) => Promise<Decision>;

/** Which refusals only ask for more. */
const asks: Partial<Record<RefusalCode, keyof Given>> = {
  'reason-required': 'reason',
  'basis-required': 'basis',
  'supplement-repeated': 'again',
  'consultation-open': 'withoutAnswers',
  'receiver-required': 'handover',
  'result-required': 'result',
};

/** Gives what the law asks for, one by one, until it says yes, or no for another reason. */
async function tried({ command, needs = [] }: Trial, { files }: Open, decided: Decided) {
  const result = files.findLast(({ purpose }) => purpose === 'result')?.id;
  const all: Given = {
    ...{ reason: text, basis: text, again: text, withoutAnswers: text },
    handover: { receiver: text, authorisation: text },
    ...(result !== undefined && { result }),
  };
  let given: Given = {};
  for (;;) {
    const decision = await decided(command(given));
    const field = decision.ok ? undefined : asks[decision.error.code];
    if (field === undefined || field in given || all[field] === undefined)
      return { decision, needs: [...new Set([...needs, ...Object.keys(given)])] };
    given = { ...given, [field]: all[field] };
  }
}

function trialsOf(dossier: Open, facts: Facts): Trial[] {
  const { corrects, files, letter, task: open } = dossier;
  const { no: task, step, role, unit, holder } = open;
  const { officers = [], procedure } = facts;
  const others = officers.filter(({ id }) => id !== holder);
  const other = others.find((one) => mayWork(one, { role, unit })) ?? others[0];
  return [
    { act: 'claim', command: () => ({ type: 'claim', task }) },
    { act: 'release', command: () => ({ type: 'release', task }) },
    {
      act: 'assign',
      needs: ['officer'],
      command: () => ({ type: 'assign', task, officer: other?.id ?? text }),
    },
    ...stepOf(facts, step).outcomes.map(
      (outcome): Trial => ({
        act: 'complete',
        outcome,
        command: (given) => ({ type: 'complete', task, outcome: outcome.id, ...given }),
      }),
    ),
    {
      act: 'files',
      needs: ['files'],
      command: () => ({ type: 'declare-result', task, files: [anyFile] }),
    },
    ...confirmations(task, files),
    ...(corrects === undefined ? [] : [judging(task)]),
    {
      act: 'apology',
      needs: ['reason', 'until'],
      command: () => ({ type: 'apologise', task, reason: text, until: { limit: oneDay } }),
    },
    ...(procedure.extensions ?? []).map(
      ({ id: ground, limit = oneDay }): Trial => ({
        act: 'extension',
        ground,
        needs: ['limit', 'reason'],
        command: () => ({ type: 'extend', task, ground, limit, reason: text }),
      }),
    ),
    {
      act: 'consultations',
      needs: ['unit', 'question', 'until'],
      command: () => ({ type: 'consult', task, unit: text, question: text, until: { limit: oneDay } }),
    },
    ...(letter === undefined ? [] : [true, false]).map(
      (approved): Trial => ({
        act: 'letter',
        approved,
        command: ({ reason }) => ({ type: 'decide-letter', task, approved, reason }),
      }),
    ),
    ...deskTrials(dossier, facts),
  ];
}

const judging = (task: number): Trial => ({
  act: 'correction',
  needs: ['madeBy', 'reason'],
  command: () => ({ type: 'judge-correction', task, madeBy: 'agency', reason: text }),
});

function confirmations(task: number, all: readonly DossierFile[]): Trial[] {
  const files = all.filter(isScan).map(({ id }) => id);
  if (files.length === 0) return [];
  return [
    {
      act: 'confirmations',
      files,
      needs: ['files'],
      command: () => ({ type: 'confirm-files', task, files }),
    },
  ];
}

/** A paper that can still be compared with its original. */
const isScan = (file: DossierFile) =>
  (file.purpose === 'component' || file.purpose === 'supplement') &&
  file.state === 'accepted' &&
  !isDigitised(file);

/** Stands for any file that may be declared. */
const anyFile: NewFile = {
  id: text,
  name: 'a.pdf',
  mediaType: 'application/pdf',
  size: 1,
  sha256: '0'.repeat(64),
};
