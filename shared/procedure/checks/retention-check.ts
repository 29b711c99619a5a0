import type { Procedure, RetentionTerm } from '../procedure.ts';
import { finding, type ProcedureFinding } from '../procedure-finding.ts';

/** The number of a legal document: `10/2022/TT-BNV`, `33/2024/QH15`, `118/2025/NĐ-CP`. */
const documentNumber = /\d+\/(?:\d{4}\/)?[A-ZĐ]{2,}/u;
/** What a remark says that is no law: a default, or that nothing was found. */
const admission = /mặc định|cấu hình|chưa (?:thấy|xác định)|không tìm thấy/iu;

/** Whether a text names a document as its ground, and does not say that there is none. */
export const citesLaw = (basis: string): boolean => documentNumber.test(basis) && !admission.test(basis);

/** The usual term, and each by how the dossier ended. */
const termsOf = ({ retention }: Procedure): RetentionTerm[] => [
  retention,
  ...Object.values(retention.ends ?? {}),
];

/** A retention is founded on a document, or says openly that it is not. */
export const checkRetention = (procedure: Procedure): ProcedureFinding[] =>
  termsOf(procedure).flatMap(({ basis }) =>
    basis === undefined || citesLaw(basis) ? [] : [finding('unfounded-retention', {}, basis)],
  );

/** Days of a Gregorian year, in the mean. */
const yearDays = 365.2425;

/** What is promised to be destroyed earlier than the archive can is never published. */
export const checkLock = (procedure: Procedure, lockedFor: number): ProcedureFinding[] =>
  termsOf(procedure).every(
    ({ term }) => term === 'permanent' || Math.floor(term.years * yearDays) >= lockedFor,
  )
    ? []
    : [finding('locked-longer', {}, String(lockedFor))];
