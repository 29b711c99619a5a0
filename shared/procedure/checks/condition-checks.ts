import { repeats } from '#shared/kernel/repeats.ts';
import type { Condition } from '../eligibility.ts';
import { fits } from '../form/form.ts';
import { checkNarrowing } from '../form/form-schema.ts';
import { pathsIn } from '../form/schema-paths.ts';
import { type SchemaNode, schemaAt } from '../form/schema-walk.ts';
import type { Procedure } from '../procedure.ts';
import { finding, type ProcedureFinding } from '../procedure-finding.ts';
import { citesLaw } from './retention-check.ts';

/** What is wrong with the conditions on who may file: each rests on law, and looks only at what there is. */
export function checkConditions({ eligibility = [], form }: Procedure): ProcedureFinding[] {
  return [
    ...repeats(eligibility.map(({ id }) => id)).map((id) => finding('duplicate-condition', {}, id)),
    ...eligibility
      .filter(({ basis }) => !citesLaw(basis))
      .map(({ basis }) => finding('unfounded-condition', {}, basis)),
    ...eligibility.flatMap((condition) => checkMatch(condition, form)),
  ];
}

function checkMatch({ id, when }: Condition, form: SchemaNode): ProcedureFinding[] {
  if ('answer' in when) return [];
  const faults = checkNarrowing(when.matches);
  if (faults.length > 0)
    return faults.map(({ pointer, problem }) => finding('bad-condition', {}, `${id} ${pointer} ${problem}`));
  return [
    ...(fits(when.matches, {}) ? [finding('eager-condition', {}, id)] : []),
    ...pathsIn(when.matches)
      .filter((path) => !isThere(path, form))
      .map((path) => finding('unknown-condition-field', {}, `/${path.join('/')}`)),
  ];
}

const ofTheCase: ReadonlySet<string | undefined> = new Set(['applicant', 'case', 'channel']);

const isThere = ([root, ...path]: string[], form: SchemaNode) =>
  ofTheCase.has(root) || (root === 'form' && schemaAt(form, path) !== undefined);
