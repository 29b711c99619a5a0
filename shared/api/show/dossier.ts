import { paymentView } from '#shared/api/show/payment.ts';
import type { DossierView } from '#shared/api/views/dossier.ts';
import { digitisationOf } from '#shared/dossier/acts/files/confirm-files.ts';
import { deliveryState, deliveryWay } from '#shared/dossier/delivery.ts';
import {
  type Dossier,
  hasClock,
  isClosed,
  isOpen,
  isSealed,
  type LegalClock,
  type Open,
  taskId,
} from '#shared/dossier/dossier.ts';
import { type Law, shownDue } from '#shared/dossier/legal-due.ts';
import { nationalStatus } from '#shared/dossier/status/national-status.ts';
import { statusNames } from '#shared/dossier/status/status-names.ts';
import { noticeBy } from '#shared/dossier/supplement-limits.ts';
import { stepOf } from '#shared/dossier/tasks.ts';
import { attachmentsText, problemTexts } from '#shared/file/problem-texts.ts';
import { localTime } from '#shared/kernel/time.ts';
import type { Posted } from '#shared/post/consignment.ts';
import { complaintView } from './complaint.ts';

/** The dossier as its callers see it: times in Việt Nam's offset, the deadline explained, the open task with its outcomes. */
export function viewOf(dossier: Dossier, rules: Law): DossierView {
  const { code, version, status, procedure, unit, channel, applicantName, files } = dossier;
  const national = nationalStatus(dossier);
  const clock = 'clock' in dossier ? dossier.clock : undefined;
  return {
    code,
    version,
    status,
    statusName: statusNames[status],
    ...(national !== undefined && { nationalStatus: national }),
    procedure: { ...procedure, name: rules.procedure.name },
    unit,
    ...(dossier.receivedBy !== undefined && { receivedBy: dossier.receivedBy }),
    channel,
    ...caseLine(dossier, rules),
    applicantName,
    files: files.map((file) => ({
      ...file,
      ...(file.problem !== undefined && { explanation: problemTexts[file.problem] }),
      ...(file.attachments !== undefined && { remark: attachmentsText(file.attachments) }),
      ...(file.confirmed && { confirmed: { ...file.confirmed, at: localTime(file.confirmed.at) } }),
    })),
    digitisation: digitisationOf(dossier),
    ...('expiresAt' in dossier && { expiresAt: localTime(dossier.expiresAt) }),
    ...('submittedAt' in dossier && dossier.submittedAt && { submittedAt: localTime(dossier.submittedAt) }),
    ...(clock && { deadline: deadline(clock, rules), receipt: receipt(dossier, clock, rules) }),
    ...complaintLine(dossier, rules),
    ...deliveryLine(dossier),
    ...(dossier.posted && { posted: postedView(dossier.posted) }),
    ...(dossier.payment && { payment: paymentView(code, dossier.payment) }),
    ...(isOpen(dossier) && { task: task(dossier, rules) }),
    ...(status === 'awaiting-supplement' && { supplementRequest: supplementRequest(dossier) }),
    ...('result' in dossier &&
      dossier.result && { result: { ...dossier.result, at: localTime(dossier.result.at) } }),
    ...(isClosed(dossier) && closing(dossier)),
    sealed: isSealed(dossier),
  };
}

function complaintLine(dossier: Dossier, rules: Law) {
  const complaint = complaintView(dossier, rules);
  return complaint === undefined ? {} : { complaint };
}

function caseLine({ case: id }: Dossier, { procedure }: Law) {
  if (id === undefined) return {};
  const name = procedure.cases?.find((one) => one.id === id)?.name;
  return { case: { id, ...(name && { name }) } };
}

function deadline(clock: LegalClock, rules: Law) {
  const due = shownDue(clock, rules);
  return {
    receivedAt: localTime(clock.receivedAt),
    ...(clock.acceptedAt !== undefined && { acceptedAt: localTime(clock.acceptedAt) }),
    dueAt: localTime(due.at),
    ...(clock.reappointments && {
      appointment: localTime(clock.dueAt),
      reappointments: clock.reappointments.map(({ at, reason, before, dueAt }) => ({
        at: localTime(at),
        reason,
        before: localTime(before),
        dueAt: localTime(dueAt),
      })),
    }),
    ...(clock.extensions && {
      extensions: clock.extensions.map(({ by: _, at, before, dueAt, ...extension }) => ({
        ...extension,
        at: localTime(at),
        before: localTime(before),
        dueAt: localTime(dueAt),
      })),
    }),
    ...(due.pausedSince !== undefined && { pausedSince: localTime(due.pausedSince) }),
    explanation: due.explanation,
    text: due.text,
  };
}

const receipt = (dossier: Dossier, clock: LegalClock, { procedure }: Law) => ({
  code: dossier.code,
  unit: dossier.receivedBy ?? dossier.unit,
  procedure: { code: procedure.code, name: procedure.name },
  applicantName: dossier.applicantName,
  ...(dossier.submitter && { filedBy: dossier.submitter }),
  channel: dossier.channel,
  components: procedure.components.flatMap(({ id, name }) => {
    const files = dossier.files.filter(
      ({ component, state }) => component === id && state === 'accepted',
    ).length;
    return files === 0 ? [] : [{ id, name, files }];
  }),
  receivedAt: localTime(clock.receivedAt),
  appointment: localTime(clock.dueAt),
});

function task(dossier: Open, rules: Law) {
  const { code, task: open } = dossier;
  const step = stepOf(rules, open.step);
  const { role, unit, warned, overdue, holder } = open;
  return {
    id: taskId(code, open.no),
    step: { id: step.id, name: step.name },
    role,
    unit,
    openedAt: localTime(open.openedAt),
    dueAt: localTime(open.dueAt),
    warned,
    overdue,
    ...(holder !== undefined && { holder }),
    outcomes: step.outcomes.map(({ id, name, effect }) => ({ id, name, effect })),
    ...(hasClock(dossier) &&
      step.outcomes.some(({ effect }) => effect === 'supplement') && {
        supplementBy: localTime(noticeBy(dossier.clock, rules)),
      }),
  };
}

function supplementRequest({ request }: Extract<Dossier, { status: 'awaiting-supplement' }>) {
  const { by: _, at, until, noticeBy, ...asked } = request;
  return {
    ...asked,
    at: localTime(at),
    until: localTime(until),
    ...(noticeBy !== undefined && { noticeBy: localTime(noticeBy), late: at > noticeBy }),
  };
}

function deliveryLine(dossier: Dossier) {
  const state = deliveryState(dossier);
  if (state === undefined) return {};
  const { wish, last } = dossier.delivery ?? {};
  const { by: _, ...to } = wish ?? { by: undefined };
  const { at, ...act } = last ?? { at: undefined };
  return {
    delivery: { ...to, ...act, by: deliveryWay(dossier), state, ...(at && { at: localTime(at) }) },
  };
}

const postedView = ({ postedAt, handedAt, ...posted }: Posted) => ({
  ...posted,
  postedAt: localTime(postedAt),
  ...(handedAt !== undefined && { handedAt: localTime(handedAt) }),
});

const closing = ({ closedAt, reason, basis, guidance }: Extract<Dossier, { closedAt: string }>) => ({
  closedAt: localTime(closedAt),
  ...(reason !== undefined && { reason }),
  ...(basis !== undefined && { basis }),
  ...(guidance !== undefined && { guidance }),
});
