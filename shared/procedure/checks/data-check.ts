import { toPointer } from '#shared/kernel/json-pointer.ts';
import { fieldsOf, isLeaf, pathsIn } from '../form/schema-paths.ts';
import { type SchemaNode, segments } from '../form/schema-walk.ts';
import type { Procedure } from '../procedure.ts';
import { finding, type ProcedureFinding } from '../procedure-finding.ts';
import { citesLaw } from './retention-check.ts';

/** `Mẫu số 15`, `Phụ lục V`, `CT01`: a form by its number, though not its document. */
const formNumber = /(?:[Mm]ẫu(?: số)?|[Pp]hụ lục) [A-Z]*\d|[Pp]hụ lục [IVX]+|(?<!\p{L})[A-Z]{2,}\d+/u;

const asksFor = (text: unknown): boolean =>
  typeof text === 'string' && (citesLaw(text) || formNumber.test(text));

/**
 * The fields that an applicant fills in although nothing uses them and nothing that is named asks for them, as JSON
 * Pointers with `*` for a member of a list; `printed` are the fields that the result's templates name.
 */
export function unaskedData(procedure: Procedure, printed: readonly (readonly string[])[]): string[] {
  const { components, form } = procedure;
  if (components.some(({ blank }) => asksFor(blank?.name))) return [];
  const used = [...printed, ...usedBy(procedure)];
  return fieldsOf(form)
    .filter(isLeaf)
    .filter(({ within }) => !within.some((node) => asksFor(node['x-basis'])))
    .map(({ path }) => path)
    .filter((path) => !used.some((use) => startsWith(use, path)))
    .map(toPointer);
}

export function checkData(procedure: Procedure, printed: readonly (readonly string[])[]): ProcedureFinding[] {
  const fields = unaskedData(procedure, printed);
  return fields.length === 0 ? [] : [finding('unasked-data', {}, fields.join(', '))];
}

/** What conditions look at, what fees are counted by, and what decides whether another field is asked for. */
function usedBy({ eligibility = [], fees, form }: Procedure): string[][] {
  const looked = eligibility
    .flatMap(({ when }) => ('matches' in when ? pathsIn(when.matches) : []))
    .filter(([root]) => root === 'form')
    .map(([, ...path]) => path);
  const counted = (fees?.lines ?? []).flatMap(({ per, when }) => [
    ...(per === 'dossier' ? [] : [per.field]),
    ...(when === undefined ? [] : [when.field]),
  ]);
  return [...looked, ...counted.map(segments), ...decidersOf(form)];
}

const decidersOf = (form: SchemaNode): string[][] =>
  fieldsOf(form).flatMap(({ path, within }) => pathsIn(within.at(-1)?.['if'], path));

const startsWith = (path: readonly string[], start: readonly string[]) =>
  start.every((segment, index) => path[index] === segment);
