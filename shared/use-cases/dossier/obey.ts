import { workflowOf } from '#shared/dossier/acts/hand-over.ts';
import type { DossierCommand } from '#shared/dossier/commands.ts';
import { acceptedAt, type Dossier, isOpen } from '#shared/dossier/dossier.ts';
import type { Facts } from '#shared/dossier/facts.ts';
import { keyMark, notBefore, record } from '#shared/dossier/journal/record.ts';
import type { DossierStore } from '#shared/dossier/journal/store.ts';
import { decide } from '#shared/dossier/lifecycle.ts';
import { oneStopRulesAt } from '#shared/dossier/one-stop-rules.ts';
import type { Reference } from '#shared/dossier/reference.ts';
import type { Refusal } from '#shared/dossier/refusal.ts';
import { fail, ok, type Result } from '#shared/kernel/result.ts';
import { localDate } from '#shared/kernel/time.ts';
import type { Procedure } from '#shared/procedure/procedure.ts';
import type { AbsenceStore } from '#shared/unit/absences.ts';
import type { Caller } from '#shared/unit/caller.ts';
import { maySee } from '#shared/unit/rights.ts';
import { officersFor } from '#shared/use-cases/unit/officers.ts';
import { type NextNumber, numbersOf, withNumber } from './number-result.ts';
import { replayed } from './replayed.ts';
import { decideAs } from './substitute.ts';

export type Deps = {
  store: DossierStore;
  reference: Reference;
  /** Who stands in for whom; undefined if only portals and the system act. */
  absences?: AbsenceStore | undefined;
};

export type Request = {
  code: string;
  command: DossierCommand;
  by: Caller;
  at: string;
  /** The version that the caller saw; anything else is stale. */
  expected?: number | undefined;
  idempotency?: { key: string; digest: string } | undefined;
  /** What files of the command may be taken from. */
  brought?: Pick<Facts, 'kept' | 'batches'> | undefined;
  /** The dossier as the caller has just read it, for the first attempt; it is read again on a conflict. */
  known?: Dossier | undefined;
};

export type Denial = Refusal | 'unknown-dossier' | 'stale' | 'key-reused';

/** Maximum attempts: on a version conflict the command is decided again, unless the caller named the version. */
const maxAttempts = 10;

/** Reads, decides, appends: the only place where a command meets the store. An empty decision writes nothing. */
export async function obey(deps: Deps, request: Request): Promise<Result<Dossier, Denial>> {
  const numbering = { ...deps, nextNumber: numbersOf(deps.store, request.code) };
  for (let attempt = 1; ; attempt += 1) {
    const known = attempt === 1 ? request.known : undefined;
    const dossier = known ?? (await deps.store.find(request.code));
    const done = await obeyOnce(numbering, request, dossier);
    const isLost = !done.ok && done.error === 'stale' && isCurrent(dossier, request.expected);
    if (!isLost || attempt === maxAttempts) return done;
  }
}

type Numbering = Deps & { nextNumber: NextNumber };

async function obeyOnce(
  deps: Numbering,
  request: Request,
  dossier: Dossier | undefined,
): Promise<Result<Dossier, Denial>> {
  if (dossier === undefined || !maySee(request.by, dossier)) return fail('unknown-dossier');
  const { by, idempotency } = request;
  const earlier = async () => idempotency && replayed(deps.store, request.code, { ...idempotency, by });
  if (idempotency !== undefined && dossier.keys?.includes(keyMark(by, idempotency.key))) {
    const repeated = await earlier();
    if (repeated !== undefined) return repeated;
  }
  const done = await attempt(deps, request, dossier);
  // The winner may have been the same request, sent twice at once.
  return done.ok || done.error !== 'stale' ? done : ((await earlier()) ?? done);
}

async function attempt(
  deps: Numbering,
  request: Request,
  dossier: Dossier,
): Promise<Result<Dossier, Denial>> {
  const { code, command, expected, idempotency } = request;
  if (!isCurrent(dossier, expected)) return fail('stale');
  const at = notBefore(dossier, request.at);
  const known = await factsOf(deps.reference, dossier, request.by, at);
  const facts = {
    ...known,
    ...(await officersNamed(deps.reference, dossier, known.procedure, request)),
    ...request.brought,
  };
  const { decision: decided, by } = await decideAs(deps, dossier, command, facts);
  const series = { unit: isOpen(dossier) ? dossier.task.unit : dossier.unit, at };
  const decision = await withNumber(deps.nextNumber, series, decided, (number) =>
    decide(dossier, command, { ...facts, by, number }),
  );
  if (!decision.ok) return decision;
  if (decision.value.length === 0) return ok(dossier);
  const recorded = record(dossier, decision.value, { code, at, by: actor(by), ...idempotency });
  const appended = await deps.store.append(recorded);
  return appended.ok ? ok(recorded.dossier) : appended;
}

/** The officers among whom a command names one, or of whom one signs. */
async function officersNamed(
  reference: Reference,
  dossier: Dossier,
  procedure: Procedure,
  { command, at }: Request,
) {
  const unit = unitNaming(dossier, procedure, command);
  return unit === undefined ? {} : { officers: await officersFor(reference, unit, localDate(at)) };
}

/** The unit whose officers the command has to do with; undefined for another command. */
function unitNaming(dossier: Dossier, { steps }: Procedure, command: DossierCommand): string | undefined {
  if (command.type === 'add-note')
    return command.mentions && (isOpen(dossier) ? dossier.task.unit : dossier.unit);
  if (!isOpen(dossier)) return undefined;
  const { consultations = [], task } = dossier;
  switch (command.type) {
    case 'assign':
    case 'decide-letter':
      return task.unit;
    case 'complete':
      return isSigned(steps, task.step, command.outcome) ? task.unit : undefined;
    case 'assign-consultation':
      return consultations.find(({ no }) => no === command.consultation)?.unit;
    default:
      return undefined;
  }
}

/** Whether the outcome is a signature. */
const isSigned = (steps: Procedure['steps'], step: string, outcome: string) =>
  steps.some(
    ({ id, outcomes }) => id === step && outcomes.some((one) => one.id === outcome && one.effect === 'sign'),
  );

/** Whether nothing but papers and receipts has come to the dossier since the version that the caller saw, if it named one. */
const isCurrent = (dossier: Dossier | undefined, seen: number | undefined) =>
  dossier === undefined ||
  seen === undefined ||
  ((dossier.acted ?? dossier.version) <= seen && seen <= dossier.version);

/** What a dossier is shown by: as {@link factsOf}, with the calendar in the version by which its due was counted. */
export async function shownFacts(
  reference: Reference,
  dossier: Dossier,
  by: Caller,
  at: string,
): Promise<Facts> {
  const facts = await factsOf(reference, dossier, by, at);
  return { ...facts, calendar: await countedCalendar(reference, dossier, facts) };
}

/** The calendar in the version by which the dossier's due was counted; the published one if there is no other. */
export async function countedCalendar(
  reference: Pick<Reference, 'calendar'>,
  dossier: Dossier,
  { calendar }: Pick<Facts, 'calendar'>,
): Promise<Facts['calendar']> {
  const counted = 'clock' in dossier ? dossier.clock?.calendar : undefined;
  if (counted?.version === undefined || counted.version === calendar.version) return calendar;
  return reference.calendar(counted.id, counted);
}

/** The procedure version and the calendar record that the dossier is under. */
export async function factsOf(
  reference: Reference,
  dossier: Dossier,
  by: Caller,
  at: string,
): Promise<Facts> {
  const version = await reference.procedure(dossier.procedure.code, { version: dossier.procedure.version });
  if (version === undefined)
    throw new Error(`${dossier.procedure.code} v${dossier.procedure.version} is not published`);
  const procedure = workflowOf(version, dossier, at);
  const clock = 'clock' in dossier ? dossier.clock : undefined;
  const pinned = clock ? { from: clock.calendar.from } : { at };
  const rules = oneStopRulesAt(localDate(clock ? acceptedAt(clock) : at));
  return { at, by, procedure, rules, ...(await calendarAndFeeRules(reference, procedure, pinned)) };
}

/** The calendar record, and what lowers the fees of a procedure that has any. */
export async function calendarAndFeeRules(
  reference: Reference,
  { calendar: id, fees }: Procedure,
  which: { at: string } | { from: string },
) {
  const [calendar, feeRules] = await Promise.all([
    reference.calendar(id, which),
    fees && reference.feeRules(),
  ]);
  return { calendar, ...(feeRules && { feeRules }) };
}

export const actor = (caller: Caller) => ({
  kind: caller.kind,
  id: caller.id,
  ...('unit' in caller && { unit: caller.unit }),
  ...('for' in caller && caller.for !== undefined && { for: caller.for }),
});
