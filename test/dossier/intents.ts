import fc from 'fast-check';
import { unrecognised } from '#shared/dossier/acts/files/record-recognition.ts';
import type { DossierCommand } from '#shared/dossier/commands.ts';
import type { DeliveryReport, Handover } from '#shared/dossier/delivery.ts';
import { type Dossier, isOpen, type Open } from '#shared/dossier/dossier.ts';
import type { FileProblem, NewFile } from '#shared/file/file.ts';
import type { Procedure } from '#shared/procedure/procedure.ts';
import type { Caller } from '#shared/unit/caller.ts';
import {
  auditor,
  clerk,
  declared,
  deputy,
  leader,
  manager,
  officer,
  otherPortal,
  portal,
  readWell,
  reception,
  resultFile,
  sealing,
  specialist,
  system,
} from './fixtures.ts';

/** Something that somebody may want at some moment; what it is exactly depends on the dossier that it meets. */
export type Intent = {
  act: (typeof acts)[number];
  by: Caller;
  /** Milliseconds since the act before. */
  later: number;
  /** Chooses among what the dossier offers; a few choices fall beside it. */
  pick: number;
  sound: boolean;
};

const acts = [
  'inspect',
  'inspect-problem',
  'replace',
  'supplement',
  'withdraw',
  'claim',
  'release',
  'assign',
  'declare-result',
  'complete',
  'complete',
  'complete',
  'complete',
  'complete',
  'wake',
  'wake',
  'deliver',
  'seal',
  'recognise',
  'apologise',
  'extend',
  'add-note',
  'write-message',
  'decide-letter',
  'consult',
  'answer-consultation',
  'cancel-consultation',
] as const;

const everybody: Caller[] = [
  reception,
  specialist,
  leader,
  deputy,
  clerk,
  portal,
  otherPortal,
  system,
  auditor,
  manager,
  officer('chuyen-vien.binh-minh', 'specialist', 'H00.02'),
  { kind: 'officer', id: 'vai-tro-doi', unit: 'H00', roles: ['reception', 'specialist', 'leader', 'clerk'] },
  { ...officer('pho-lanh-dao.an-binh', 'leader'), for: specialist.id },
];

const minute = 60_000;
const day = 24 * 60 * minute;
const later = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: 0, max: 240 * minute }) },
  { weight: 2, arbitrary: fc.integer({ min: 0, max: 5 * day }) },
  { weight: 1, arbitrary: fc.integer({ min: 0, max: 60 * day }) },
  { weight: 1, arbitrary: fc.constant(0) },
);

export const intents = fc.array(
  fc.record({
    act: fc.constantFrom(...acts),
    by: fc.constantFrom(...everybody),
    later,
    pick: fc.nat(1_000),
    sound: fc.nat(3).map((chance) => chance > 0),
  }),
  { maxLength: 40, size: 'max' },
);

/** Whose it is, whatever the dossier is like. */
const doers: Partial<Record<Intent['act'], Caller>> = {
  deliver: reception,
  inspect: system,
  'inspect-problem': system,
  wake: system,
  seal: system,
  recognise: system,
  supplement: portal,
  withdraw: portal,
  replace: portal,
};

/** Who would rightly do this, so that most of the generated lives get somewhere. */
export function rightful(intent: Intent, dossier: Dossier): Caller {
  const { by, sound, pick } = intent;
  if (!sound) return by;
  const act = actOn(intent, dossier);
  const known = Object.hasOwn(doers, act) ? doers[act] : undefined;
  if (known !== undefined) return known;
  if (!isOpen(dossier)) return by;
  if (act === 'answer-consultation') return answererOf(dossier) ?? by;
  if (act === 'decide-letter') return pick % 3 === 0 ? deputy : leader;
  const { holder, role } = dossier.task;
  const entitled = everybody.filter((one) => one.kind === 'officer' && one.roles.includes(role));
  // Now and then somebody who drafted, or stands in for who did.
  const chosen = entitled[pick % 5 === 0 ? pick % entitled.length : 0];
  return entitled.find(({ id }) => id === holder) ?? chosen ?? by;
}

/** Somebody of the unit that was asked last. */
const answererOf = (dossier: Open) =>
  everybody.find(
    (one) =>
      one.kind === 'officer' &&
      one.unit === dossier.consultations?.at(-1)?.unit &&
      one.roles.includes('specialist'),
  );

/** A letter does not wait long: many lives go on with it. */
const actOn = ({ act, sound, pick }: Intent, dossier: Dossier): Intent['act'] =>
  pick % 3 > 0 && sound && isOpen(dossier) && dossier.letter !== undefined ? 'decide-letter' : act;

/** What is asked of the dossier. */
export function commandOf(
  intent: Intent,
  dossier: Dossier,
  procedure: Procedure,
  fresh: string,
): DossierCommand {
  const { pick } = intent;
  const act = actOn(intent, dossier);
  switch (act) {
    case 'inspect':
      return { type: 'inspect', file: fileFor(intent, dossier), pages: 1 };
    case 'inspect-problem':
      return { type: 'inspect', file: fileFor(intent, dossier), problem: problems[pick % problems.length] };
    case 'replace':
      return { type: 'replace-file', file: fileFor(intent, dossier), by: declared(fresh) };
    case 'supplement':
      return { type: 'supplement', files: filesFor(intent, dossier, procedure, fresh), note: 'Đã bổ sung' };
    case 'withdraw':
      // Rarely: it ends the life.
      return pick % 8 === 0 ? { type: 'withdraw', reason: 'Không còn nhu cầu' } : { type: 'wake' };
    case 'claim':
    case 'release':
      return { type: act, task: taskFor(intent, dossier) };
    case 'assign':
      return { type: 'assign', task: taskFor(intent, dossier), officer: specialist.id };
    case 'declare-result':
      return { type: 'declare-result', task: taskFor(intent, dossier), files: [resultFile(fresh)] };
    case 'complete':
      return complete(intent, dossier, procedure, fresh);
    case 'deliver':
      return { type: 'record-delivery', report: reports[pick % reports.length] ?? { state: 'delivered' } };
    case 'wake':
      return { type: 'wake' };
    case 'seal':
      return sealing;
    case 'recognise':
      return recognitionOf(intent, dossier);
    case 'apologise':
      return {
        type: 'apologise',
        task: taskFor(intent, dossier),
        reason: 'Chờ xác minh',
        until: { limit: { value: 1 + (pick % 5), unit: 'WORKING_DAY' } },
      };
    case 'extend':
      return {
        type: 'extend',
        task: taskFor(intent, dossier),
        ground: procedure.extensions?.[pick % 2]?.id ?? 'none',
        limit: { value: 1 + (pick % 3), unit: 'WORKING_DAY' },
        reason: 'Số lượng lớn',
      };
    case 'add-note':
      return { type: 'add-note', text: 'Đã gọi người nộp', mentions: pick % 2 ? [leader.id] : undefined };
    case 'write-message':
      return {
        type: 'write-message',
        text: 'Xin bổ sung số điện thoại',
        awaitsAnswer: [undefined, true, undefined, false][pick % 4],
      };
    case 'decide-letter':
      return {
        type: 'decide-letter',
        task: taskFor(intent, dossier),
        approved: pick % 5 > 0,
        reason: pick % 2 === 0 ? 'Chưa đủ căn cứ' : undefined,
      };
    case 'consult':
      return {
        type: 'consult',
        task: taskFor(intent, dossier),
        unit: pick % 2 === 0 ? 'H00.02' : 'H00.01',
        question: 'Có tranh chấp không?',
        until: { limit: { value: 1 + (pick % 3), unit: 'WORKING_DAY' } },
      };
    case 'answer-consultation':
    case 'cancel-consultation':
      return aboutConsultation(act, intent, dossier);
    default:
      return act satisfies never;
  }
}

/** Of a file that waits to be read, or of any other. */
function recognitionOf(intent: Intent, dossier: Dossier): DossierCommand {
  const [waiting] = unrecognised(dossier);
  const file = intent.sound && waiting ? waiting.id : fileFor(intent, dossier);
  const outcome = intent.pick % 4 === 0 ? 'unreadable' : readWell;
  return { type: 'record-recognition', file, outcome };
}

/** About the last question, or one that is not there. */
function aboutConsultation(
  type: 'answer-consultation' | 'cancel-consultation',
  { pick, sound }: Intent,
  dossier: Dossier,
): DossierCommand {
  const last = isOpen(dossier) ? dossier.consultations?.at(-1) : undefined;
  const named = { task: last?.task ?? 1, consultation: (last?.no ?? 1) + (sound ? 0 : pick % 3) };
  return type === 'cancel-consultation'
    ? { type, ...named, reason: 'Không cần nữa' }
    : { type, ...named, opinion: pick % 2 === 0 ? 'agree' : 'disagree', text: 'Đã kiểm tra' };
}

const reports: DeliveryReport[] = [
  { state: 'sent', carrier: 'Bưu điện', tracking: 'RR1' },
  { state: 'failed', reason: 'Không có người nhận' },
  { state: 'delivered', receiver: 'Nguyễn Văn A' },
];

const handovers: (Handover | undefined)[] = [undefined, { receiver: 'Nguyễn Văn A' }, undefined];

const problems: FileProblem[] = ['wrong-size', 'damaged', 'infected'];

const taskFor = ({ pick, sound }: Intent, dossier: Dossier) =>
  isOpen(dossier) ? dossier.task.no + (sound ? 0 : (pick % 3) - 1) : pick;

function fileFor({ pick, sound }: Intent, { files }: Dossier) {
  const missing = files.find(({ state }) => state !== 'accepted');
  return (sound && missing?.id) || (files[pick % (files.length + 1)]?.id ?? 'none');
}

function filesFor({ pick, sound }: Intent, dossier: Dossier, procedure: Procedure, fresh: string): NewFile[] {
  const asked = dossier.status === 'awaiting-supplement' && sound ? dossier.request.components : [];
  const any = procedure.components[pick % procedure.components.length];
  const ids = asked.length > 0 || pick % 3 === 0 || any === undefined ? asked : [any.id];
  return ids.map((component, index) => declared(`${fresh}-${index}`, { component }));
}

/** Mostly the first outcome, which leads on; a result is declared before it is issued. */
function complete(intent: Intent, dossier: Dossier, procedure: Procedure, fresh: string): DossierCommand {
  const { pick, sound } = intent;
  const step = isOpen(dossier) ? procedure.steps.find(({ id }) => id === dossier.task.step) : undefined;
  const outcomes = step?.outcomes ?? [];
  const outcome = outcomes[pick % 4 === 0 ? (pick >> 2) % Math.max(1, outcomes.length) : 0];
  const ready = dossier.files.find(({ purpose, state }) => purpose === 'result' && state === 'accepted')?.id;
  const task = taskFor(intent, dossier);
  if (sound && outcome?.effect === 'issue' && ready === undefined) {
    return { type: 'declare-result', task, files: [resultFile(fresh)] };
  }
  const component = procedure.components[pick % procedure.components.length]?.id;
  return {
    ...wordsFor(intent),
    type: 'complete',
    task,
    outcome: (sound || pick % 5 > 0 ? outcome?.id : undefined) ?? 'nonsense',
    ...(pick % 2 === 0 && component !== undefined && { components: [component] }),
    result: ready ?? 'none',
    handover: handovers[pick % handovers.length],
  };
}

const wordsFor = ({ pick, sound }: Intent) => ({
  ...((sound || pick % 2 === 0) && { reason: 'Có lý do', basis: 'Luật Hộ tịch' }),
  ...(pick % 3 === 0 && { again: 'Phát sinh giấy tờ mới' }),
  ...(pick % 4 > 0 && { withoutAnswers: 'Gấp' }),
});
