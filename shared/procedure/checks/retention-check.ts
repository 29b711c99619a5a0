import type { Procedure } from '../procedure.ts';
import { finding, type ProcedureFinding } from '../procedure-finding.ts';
import type { AppliedRetention, RetentionTerm } from '../retention/retention.ts';
import { defaultFor, type RetentionDefault } from '../retention/retention-default.ts';

/** The number of a legal document: `10/2022/TT-BNV`, `33/2024/QH15`, `118/2025/NĐ-CP`. */
const documentNumber = /\d+\/(?:\d{4}\/)?[A-ZĐ]{2,}/u;
/** What a remark says that is no law: a default, or that nothing was found. */
const admission = /mặc định|cấu hình|chưa (?:thấy|xác định)|không tìm thấy/iu;

/** Whether a text names a document as its ground, and does not say that there is none. */
export const citesLaw = (basis: string): boolean => documentNumber.test(basis) && !admission.test(basis);

/** Whether a document sets the term; otherwise the organisation's default does. */
export const isFounded = <T extends Pick<RetentionTerm, 'basis'>>(term: T): term is T & { basis: string } =>
  term.basis !== undefined && citesLaw(term.basis);

/** The usual term, and each by how the dossier ended. */
const termsOf = ({ retention }: Pick<Procedure, 'retention'>): RetentionTerm[] => [
  retention,
  ...Object.values(retention.ends ?? {}),
];

/** A retention is founded on a document, or says openly that it is not. */
export const checkRetention = (procedure: Procedure): ProcedureFinding[] =>
  termsOf(procedure).flatMap(({ basis }) =>
    basis === undefined || citesLaw(basis) ? [] : [finding('unfounded-retention', {}, basis)],
  );

/** Whether dossiers of it may end under the organisation's default. */
export const needsDefault = (procedure: Pick<Procedure, 'retention'>): boolean =>
  !termsOf(procedure).every(isFounded);

/** Where no document sets a term, a default is in force when the procedure is: today, or on its first day. */
export function checkDefault(
  procedure: Procedure,
  defaults: readonly RetentionDefault[],
  today: string,
): ProcedureFinding[] {
  const { effectiveFrom } = procedure;
  const day = effectiveFrom > today ? effectiveFrom : today;
  return needsDefault(procedure) && defaultFor(defaults, { ended: day, today: day }) === undefined
    ? [finding('no-retention-default', {}, day)]
    : [];
}

/** Days of a Gregorian year, in the mean. */
const yearDays = 365.2425;

const outlasts = ({ term }: Pick<AppliedRetention, 'term'>, lockedFor: number) =>
  term === 'permanent' || Math.floor(term.years * yearDays) >= lockedFor;

/** What is promised to be destroyed earlier than the archive can is never published. */
export const checkLock = (procedure: Procedure, lockedFor: number): ProcedureFinding[] =>
  termsOf(procedure)
    .filter(isFounded)
    .every((term) => outlasts(term, lockedFor))
    ? []
    : [finding('locked-longer', {}, String(lockedFor))];

/** What is wrong with a default: it is no decision, or the archive locks for longer. */
export function checkRetentionDefault(
  { usual, others = [], basis, evidence }: RetentionDefault,
  lockedFor = 0,
): ProcedureFinding[] {
  const isDecided = evidence.sure === 'assumed' || documentNumber.test(basis);
  return [
    ...(isDecided ? [] : [finding('undecided-default', {}, basis)]),
    ...([usual, ...others].every((term) => outlasts(term, lockedFor))
      ? []
      : [finding('locked-longer', {}, String(lockedFor))]),
  ];
}
