import { toPointer } from '#shared/kernel/json-pointer.ts';
import { type FormField, fieldsOf, inPlace, pathsIn } from '../form/schema-paths.ts';
import { isNode, type SchemaNode, schemaAt, segments } from '../form/schema-walk.ts';
import type { Procedure } from '../procedure.ts';
import { finding, type ProcedureFinding } from '../procedure-finding.ts';

/** What a record names although there is no such thing, beyond what keeps it from being published. */
export const checkReferences = (procedure: Procedure): ProcedureFinding[] => [
  ...fieldsOf(procedure.form).flatMap(checkNeighbours),
  ...checkLooked(procedure),
  ...checkPayers(procedure),
];

/** The parts of a schema that only narrow what stands beside them can speak only of that. */
function checkNeighbours({ path, within }: FormField): ProcedureFinding[] {
  const node = within.at(-1) ?? {};
  const around = within.at(-2) ?? {};
  const named = [
    ...inPlace.flatMap((keyword) => [...pathsIn(node[keyword]), ...requiredIn(node[keyword])]),
    ...dependentIn(node['dependentRequired']),
  ].filter((one) => schemaAt({ ...node, $defs: within[0]?.['$defs'] }, one) === undefined);
  const before = node['x-not-before'];
  const isLost =
    typeof before === 'string' &&
    schemaAt({ ...around, $defs: within[0]?.['$defs'] }, [before]) === undefined;
  return [
    ...named.map((one) => finding('unknown-neighbour', {}, toPointer([...path, ...one]))),
    ...(isLost ? [finding('unknown-neighbour', {}, toPointer([...path.slice(0, -1), before]))] : []),
  ];
}

/** The fields that a part requires, without what it holds. */
function requiredIn(node: unknown): string[][] {
  if (Array.isArray(node)) return node.flatMap(requiredIn);
  if (!isNode(node)) return [];
  const { required } = node;
  return [
    ...(Array.isArray(required) ? required.map((name) => [String(name)]) : []),
    ...inPlace.flatMap((keyword) => requiredIn(node[keyword])),
  ];
}

const dependentIn = (names: unknown): string[][] =>
  isNode(names)
    ? Object.entries(names).flatMap(([name, others]) => [name, ...strings(others)].map((one) => [one]))
    : [];

const strings = (list: unknown): string[] => (Array.isArray(list) ? list.map(String) : []);

type Looked = { path: string[]; value: unknown };

/** Values that a fee or a condition waits for, although nobody can say them. */
function checkLooked({ cases = [], channels, eligibility = [], fees, form }: Procedure): ProcedureFinding[] {
  const ofCase: SchemaNode = {
    properties: {
      case: { enum: cases.map(({ id }) => id) },
      channel: { enum: channels },
      form,
    },
    $defs: form['$defs'],
  };
  const byFees = (fees?.lines ?? []).flatMap(({ when }) =>
    (when?.is ?? []).map((value): Looked => ({ path: ['form', ...segments(when?.field ?? '')], value })),
  );
  const byConditions = eligibility.flatMap(({ when }) => ('matches' in when ? valuesIn(when.matches) : []));
  return [...byFees, ...byConditions]
    .filter(({ path, value }) => choicesOf(schemaAt(ofCase, path))?.includes(value) === false)
    .map(({ path, value }) => finding('unknown-choice', {}, `${toPointer(path)} = ${JSON.stringify(value)}`));
}

function valuesIn(node: SchemaNode, path: string[] = []): Looked[] {
  const parts = inPlace.flatMap((keyword) => [node[keyword]].flat()).filter(isNode);
  const fields = isNode(node['properties']) ? Object.entries(node['properties']) : [];
  return [
    ...valuesOf(node).map((value) => ({ path, value })),
    ...parts.flatMap((part) => valuesIn(part, path)),
    ...fields.flatMap(([name, part]) => (isNode(part) ? valuesIn(part, [...path, name]) : [])),
  ];
}

const valuesOf = (node: SchemaNode): unknown[] => [
  ...(Object.hasOwn(node, 'const') ? [node['const']] : []),
  ...(Array.isArray(node['enum']) ? node['enum'] : []),
];

/** What may be chosen; undefined where anything may be said. */
function choicesOf(node: SchemaNode | undefined): unknown[] | undefined {
  if (node === undefined) return undefined;
  const { oneOf } = node;
  const chosen = Array.isArray(oneOf) ? oneOf.filter(isNode).flatMap(valuesOf) : valuesOf(node);
  return chosen.length === 0 ? undefined : chosen;
}

/** Fields that a template of the result prints, and the form does not have. */
export const checkPrinted = (
  { form }: Procedure,
  printed: readonly (readonly string[])[],
): ProcedureFinding[] =>
  [...new Set(printed.filter((path) => schemaAt(form, path) === undefined).map(toPointer))].map((at) =>
    finding('unknown-template-field', {}, at),
  );

/** A line of the fees that no dossier of the procedure can owe. */
const checkPayers = ({ channels, fees, subjects }: Procedure): ProcedureFinding[] =>
  (fees?.lines ?? [])
    .filter((line) => isStrange(line.channels, channels) || isStrange(line.subjects, subjects))
    .map(({ code }) => finding('never-owed', {}, code));

const isStrange = <T>(named: readonly T[] | undefined, there: readonly T[]): boolean =>
  named?.every((one) => !there.includes(one)) === true;
