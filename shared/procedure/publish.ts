import type * as z from 'zod';
import { issueAt } from '#shared/kernel/issue-words.ts';
import { fail, ok, type Result } from '#shared/kernel/result.ts';
import { checkCases } from './checks/case-checks.ts';
import { checkClock } from './checks/clock-checks.ts';
import { checkConditions } from './checks/condition-checks.ts';
import { checkFees } from './checks/fee-checks.ts';
import { checkMatters } from './checks/matter-checks.ts';
import { checkOnline } from './checks/online-check.ts';
import { checkReferences } from './checks/reference-checks.ts';
import { checkLock, checkRetention } from './checks/retention-check.ts';
import { checkSupplements } from './checks/supplement-checks.ts';
import { checkWording } from './checks/wording-check.ts';
import { checkWorkflow } from './checks/workflow-checks.ts';
import { checkForm } from './form/form.ts';
import { checkFormSchema } from './form/form-schema.ts';
import { isNode } from './form/schema-walk.ts';
import { Procedure } from './procedure.ts';
import { finding, isError, type ProcedureFinding } from './procedure-finding.ts';

/** A version that may be written, with what its author should know about it all the same. */
export type Publication = { procedure: Procedure; warnings: ProcedureFinding[] };

/**
 * Checks a record as the next version of a procedure whose earlier versions are given; `today` is `YYYY-MM-DD`, and
 * `lockedFor` the days for which the archive locks at least, where it is known.
 */
export function publish(
  existing: readonly Procedure[],
  record: unknown,
  today: string,
  lockedFor = 0,
): Result<Publication, ProcedureFinding[]> {
  const parsed = Procedure.safeParse(record);
  if (!parsed.success) return fail(parsed.error.issues.map((issue) => explain(record, issue)));
  const procedure = parsed.data;
  const findings = [
    ...checkSuccession(existing, procedure, today),
    ...checkWorkflow(procedure),
    ...checkCases(procedure),
    ...checkConditions(procedure),
    ...checkFormRecord(procedure),
    ...checkFees(procedure),
    ...checkClock(procedure),
    ...checkSupplements(procedure),
    ...checkMatters(procedure),
    ...checkOnline(procedure),
    ...checkRetention(procedure),
    ...checkLock(procedure, lockedFor),
    ...checkProcess(procedure),
    ...checkReferences(procedure),
    ...checkWording(procedure, today),
  ];
  if (findings.some(isError)) return fail(findings);
  return ok({ procedure, warnings: findings });
}

/** What is missing from a step has its own code: an author meets it most. */
function explain(record: unknown, issue: z.core.$ZodIssue): ProcedureFinding {
  const { path } = issue;
  const [root, index, field] = path;
  const step = root === 'steps' ? stepName(record, Number(index)) : undefined;
  if (step !== undefined && path.length === 3 && lacks(record, path)) {
    if (field === 'role') return finding('missing-role', { step });
    if (field === 'limit') return finding('missing-limit', { step });
  }
  return finding('bad-record', step === undefined ? {} : { step }, issueAt(issue));
}

/** Whether nothing stands at the place. */
const lacks = (record: unknown, path: PropertyKey[]): boolean =>
  path.reduce<unknown>((here, key) => (isNode(here) ? here[String(key)] : undefined), record) === undefined;

function stepName(record: unknown, index: number): string | undefined {
  const steps = isNode(record) ? record.steps : undefined;
  const step: unknown = Array.isArray(steps) ? steps[index] : undefined;
  return isNode(step) && typeof step.id === 'string' ? step.id : String(index);
}

function checkSuccession(existing: readonly Procedure[], next: Procedure, today: string): ProcedureFinding[] {
  const findings: ProcedureFinding[] = [];
  const last = Math.max(0, ...existing.map(({ version }) => version));
  const stranger = existing.find(({ code }) => code !== next.code);
  if (stranger !== undefined) findings.push(finding('wrong-code', {}, stranger.code));
  if (next.version !== last + 1) findings.push(finding('wrong-version', {}, String(last + 1)));
  const latest = existing
    .map(({ effectiveFrom }) => effectiveFrom)
    .toSorted()
    .at(-1);
  if (latest !== undefined && next.effectiveFrom < latest) {
    findings.push(finding('effective-too-early', {}, latest));
  }
  if (latest !== undefined && next.effectiveFrom < today) {
    findings.push(finding('retroactive', {}, next.effectiveFrom));
  }
  return findings;
}

/** An electronic process follows one that was approved; a procedure is published without naming it, but not in silence. */
const checkProcess = ({ process }: Procedure): ProcedureFinding[] =>
  process === undefined ? [finding('no-process-decision')] : [];

/** The schema must be sound, and every example that it gives an applicant must itself be accepted. */
function checkFormRecord({ form }: Procedure): ProcedureFinding[] {
  const faults = checkFormSchema(form).map(({ pointer, problem }) => `${pointer} ${problem}`);
  if (faults.length > 0) return faults.map((fault) => finding('bad-form', {}, fault));
  const examples = Array.isArray(form.examples) ? form.examples : [];
  return examples.flatMap((example, index) =>
    checkForm(form, example).map(({ pointer, detail }) =>
      finding('bad-form', {}, `/examples/${index} ${pointer} ${detail.en}`),
    ),
  );
}
