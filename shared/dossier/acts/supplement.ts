import type { PauseGround } from '#shared/calendar/limit.ts';
import { checkParts } from '#shared/file/check-parts.ts';
import type { Finding } from '#shared/kernel/finding.ts';
import { ok } from '#shared/kernel/result.ts';
import { localDate } from '#shared/kernel/time.ts';
import { checkForm } from '#shared/procedure/form/form.ts';
import { checkSources, withSources } from '#shared/reuse/offers.ts';
import type { Complete, DossierCommand } from '../commands.ts';
import { type Awaiting, hasClock, type LegalClock, type Open } from '../dossier.ts';
import type { DossierEvent } from '../events.ts';
import type { Decision, Facts } from '../facts.ts';
import { refuse } from '../refusal.ts';
import { maxRequests, noticeBy, suppliedBy } from '../supplement-limits.ts';
import type { SupplementCounts, SupplementRequest } from '../supplement-request.ts';
import { dueAfterWait } from '../tasks.ts';
import { appointmentAt } from './apologise.ts';
import { checkFiles, checkRoom } from './files/check-files.ts';

/** The officer asks for papers, in writing: the clock pauses and the step waits. */
export function requestSupplement(dossier: Open, command: Complete, facts: Facts): Decision {
  const { reason, items, contact, again, components: asked = [] } = command;
  if (reason === undefined) return refuse('reason-required');
  const phase = phaseOf(dossier);
  const exhausted = (dossier.supplements?.[phase] ?? 0) >= maxRequests(phase, facts);
  if (exhausted && again === undefined) return refuse('supplement-repeated');
  const named = (items ?? []).map(({ component }) => component);
  const unknown = [
    ...checkComponents(asked, facts),
    ...named.flatMap((id, index) =>
      id === undefined ? [] : checkComponent(id, `/items/${index}/component`, facts),
    ),
  ];
  if (unknown.length > 0) return refuse('incomplete', unknown);
  const request: SupplementRequest = {
    reason,
    components: [...new Set([...asked, ...named.filter((id) => id !== undefined)])],
    by: facts.by.id,
    at: facts.at,
    until: suppliedBy(facts),
    ...(hasClock(dossier) && { noticeBy: noticeBy(dossier.clock, facts) }),
    ...(items !== undefined && { items }),
    ...(contact !== undefined && { contact }),
    ...(exhausted && again !== undefined && { again }),
  };
  return ok([{ type: 'supplement.requested', request }]);
}

/** Papers are asked for before acceptance, where no clock runs, or after it. */
const phaseOf = (dossier: Open) => (hasClock(dossier) ? 'appraisal' : 'reception');

/** Counts a request; more than the rules allow marks the dossier. */
export function counted(dossier: Open, { again }: SupplementRequest): SupplementCounts {
  const before = dossier.supplements ?? { reception: 0, appraisal: 0 };
  const phase = phaseOf(dossier);
  return { ...before, [phase]: before[phase] + 1, ...(again !== undefined && { repeated: true as const }) };
}

/** What is wrong with a list of the procedure's components. */
export const checkComponents = (components: string[], facts: Pick<Facts, 'procedure'>): Finding[] =>
  components.flatMap((id, index) => checkComponent(id, `/components/${index}`, facts));

function checkComponent(id: string, pointer: string, { procedure }: Pick<Facts, 'procedure'>): Finding[] {
  if (procedure.components.some((component) => component.id === id)) return [];
  const detail = {
    vi: `Thủ tục không có thành phần “${id}”.`,
    en: `The procedure has no component “${id}”.`,
  };
  return [{ pointer, code: 'unknown-component', detail }];
}

/** The applicant supplements: what was asked for must be among the files; the clock goes on when they have arrived. */
export function decideSupplement(
  dossier: Awaiting,
  command: DossierCommand & { type: 'supplement' },
  facts: Facts,
): Decision {
  const asked = new Set(dossier.request.components);
  const { files, form, note } = command;
  const { kept = [], batches = [] } = facts;
  const findings = [
    ...(files.length === 0 && form === undefined && note === undefined ? [nothing] : []),
    ...checkFiles(facts.procedure, command.files, (component) => asked.has(component.id)),
    ...checkRoom(dossier.files, files, 'supplement'),
    ...checkSources(facts.procedure, files, kept),
    ...checkParts(files, batches),
    ...(command.form === undefined ? [] : checkForm(facts.procedure.form, command.form, localDate(facts.at))),
  ];
  if (findings.length > 0) return refuse('incomplete', findings);
  const announced: DossierEvent = {
    type: 'supplement.announced',
    ...(command.note !== undefined && { note: command.note }),
    ...(command.form !== undefined && { form: command.form }),
  };
  if (command.files.length === 0) return ok([announced, endSupplement(dossier, 'received', facts)]);
  const declared = withSources(files, kept);
  return ok([announced, { type: 'files.declared', purpose: 'supplement', files: declared }]);
}

const nothing: Finding = {
  pointer: '',
  code: 'empty-supplement',
  detail: {
    vi: 'Lần bổ sung này trống. Hãy gửi tệp, tờ khai đã sửa hoặc lời giải trình.',
    en: 'The supplement is empty. Send files, the corrected form or a note.',
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
) =>
  clock && {
    clockDueAt: appointmentAt({ ...clock, pauses: endPause(clock, facts.at, ground) }, facts),
    countedBy: facts.calendar.version,
  };

/** Ends the open pauses, or those of one ground; not before they began, however little the clocks of two machines agree. */
export const endPause = ({ pauses }: LegalClock, at: string, ground?: PauseGround) =>
  pauses.map((pause) =>
    pause.to === undefined && (ground === undefined || ground === (pause.ground ?? 'supplement'))
      ? { ...pause, to: at > pause.from ? at : pause.from }
      : pause,
  );

/** Whether the dossier has an open supplement request. */
export const isAwaiting = (dossier: Open): dossier is Awaiting => dossier.status === 'awaiting-supplement';
