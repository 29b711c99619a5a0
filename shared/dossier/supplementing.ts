import { computeDue } from '#shared/calendar/due.ts';
import type { PauseGround } from '#shared/calendar/limit.ts';
import type { Finding } from '#shared/kernel/finding.ts';
import { ok } from '#shared/kernel/result.ts';
import { checkForm } from '#shared/procedure/form.ts';
import { checkFiles } from './check-files.ts';
import type { Complete, DossierCommand } from './commands.ts';
import type { Awaiting, LegalClock, Open } from './dossier.ts';
import type { DossierEvent } from './events.ts';
import { type Decision, type Facts, hoursLater } from './facts.ts';
import { refuse } from './refusal.ts';
import { dueAfterWait } from './tasks.ts';

/** The officer asks for papers, in writing: the clock pauses and the step waits. */
export function requestSupplement(command: Complete & { reason: string }, facts: Facts): Decision {
  const components = command.components ?? [];
  const unknown = components.flatMap((id, index) =>
    facts.procedure.components.some((component) => component.id === id)
      ? []
      : [
          {
            pointer: `/components/${index}`,
            code: 'unknown-component',
            detail: {
              vi: `Thủ tục không có thành phần “${id}”.`,
              en: `The procedure has no component “${id}”.`,
            },
          },
        ],
  );
  if (unknown.length > 0) return refuse('incomplete', unknown);
  const until = hoursLater(facts.at, facts.procedure.waits.supplementHours);
  const request = { reason: command.reason, components, by: facts.by.id, at: facts.at, until };
  return ok([{ type: 'supplement.requested', request }]);
}

/** The applicant supplements: what was asked for must be among the files; the clock goes on when they have arrived. */
export function decideSupplement(
  dossier: Awaiting,
  command: DossierCommand & { type: 'supplement' },
  facts: Facts,
): Decision {
  const asked = new Set(dossier.request.components);
  const { files, form, note } = command;
  const findings = [
    ...(files.length === 0 && form === undefined && note === undefined ? [nothing] : []),
    ...checkFiles(facts.procedure, command.files, (component) => asked.has(component.id)),
    ...(command.form === undefined ? [] : checkForm(facts.procedure.form, command.form)),
  ];
  if (findings.length > 0) return refuse('incomplete', findings);
  const announced: DossierEvent = {
    type: 'supplement.announced',
    ...(command.note !== undefined && { note: command.note }),
    ...(command.form !== undefined && { form: command.form }),
  };
  if (command.files.length === 0) return ok([announced, endSupplement(dossier, 'received', facts)]);
  return ok([announced, { type: 'files.declared', purpose: 'supplement', files: command.files }]);
}

const nothing: Finding = {
  pointer: '',
  code: 'empty-supplement',
  detail: {
    vi: 'Phải gửi tệp, tờ khai đã sửa hoặc lời giải trình.',
    en: 'Send files, the corrected form, or a note.',
  },
};

/** The wait is over, by the papers or by its time limit: the step and the legal clock go on from here. */
export function endSupplement(
  dossier: Awaiting,
  as: 'received' | 'lapsed',
  facts: Facts,
): DossierEvent & { type: 'supplement.ended' } {
  const { task, request, clock } = dossier;
  return {
    type: 'supplement.ended',
    as,
    ...dueAfterWait(task, request.at, facts),
    ...clockAfterPause(clock, facts, 'supplement'),
  };
}

/** Where the end of the pauses, or of those of one ground, moves the legal due time to, if the clock is running. */
export const clockAfterPause = <C extends LegalClock | undefined>(
  clock: C,
  facts: Facts,
  ground?: PauseGround,
) => clock && { clockDueAt: legalDue({ ...clock, pauses: endPause(clock, facts.at, ground) }, facts).at };

/** The legal due time with its explanation, counted again from the clock's facts. */
export const legalDue = (
  clock: Pick<LegalClock, 'receivedAt' | 'pauses'>,
  facts: Pick<Facts, 'procedure' | 'calendar'>,
) =>
  computeDue(facts.calendar, {
    receivedAt: clock.receivedAt,
    limit: facts.procedure.limit,
    rule: facts.procedure.clock,
    pauses: clock.pauses,
  });

/** Ends the open pauses, or those of one ground; not before they began, however little the clocks of two machines agree. */
export const endPause = ({ pauses }: LegalClock, at: string, ground?: PauseGround) =>
  pauses.map((pause) =>
    pause.to === undefined && (ground === undefined || ground === (pause.ground ?? 'supplement'))
      ? { ...pause, to: at > pause.from ? at : pause.from }
      : pause,
  );

/** Whether the dossier has an open supplement request. */
export const isAwaiting = (dossier: Open): dossier is Awaiting => dossier.status === 'awaiting-supplement';
