import { z } from 'zod';

type Test = (value: unknown) => boolean;

const Scalar = z.union([z.string(), z.number(), z.boolean(), z.null()]);
const Scalars = z.array(Scalar).min(1);
const Strings = z.array(z.string().min(1)).min(1);
const listOf = (value: unknown): unknown => (Array.isArray(value) ? value : [value]);

/** The alternatives of one field; a list in the event fits when one of its items does. */
export function compileLeaf(alternatives: unknown[], path: string): Test {
  if (alternatives.length === 0) throw new Error(`${path} lists no alternative`);
  const tests = alternatives.map((alternative) => compileAlternative(alternative, path));
  return (value) => {
    const candidates = Array.isArray(value) && value.length > 0 ? value : [value];
    return tests.some((test) => candidates.some(test));
  };
}

function compileAlternative(alternative: unknown, path: string): Test {
  const scalar = Scalar.safeParse(alternative);
  if (scalar.success) return (value) => value === scalar.data;
  const [entry, ...more] = Object.entries(z.record(z.string(), z.unknown()).parse(alternative));
  const [name, operand] = entry ?? ['', undefined];
  const operator = Object.hasOwn(operators, name) ? operators[name] : undefined;
  if (operator === undefined || more.length > 0) {
    throw new Error(`${path}: the operator ${JSON.stringify(alternative)} is not built into the local cloud`);
  }
  return operator(operand);
}

const text =
  (test: (value: string, operand: string) => boolean) =>
  (operand: unknown): Test => {
    const wanted = z.string().min(1).parse(operand);
    return (value) => typeof value === 'string' && test(value, wanted);
  };

const operators: Record<string, (operand: unknown) => Test> = {
  prefix: text((value, wanted) => value.startsWith(wanted)),
  suffix: text((value, wanted) => value.endsWith(wanted)),
  'equals-ignore-case': text((value, wanted) => value.toLowerCase() === wanted.toLowerCase()),
  exists(operand) {
    const wanted = z.boolean().parse(operand);
    return (value) => (value !== undefined && (typeof value !== 'object' || value === null)) === wanted;
  },
  numeric: compileNumeric,
  'anything-but': compileAnythingBut,
};

const compare: Record<string, (a: number, b: number) => boolean> = {
  '=': (a, b) => a === b,
  '<': (a, b) => a < b,
  '<=': (a, b) => a <= b,
  '>': (a, b) => a > b,
  '>=': (a, b) => a >= b,
};

const Operator = z.enum(['=', '<', '<=', '>', '>=']);
const Range = z.union([
  z.tuple([Operator, z.number()]),
  z.tuple([Operator, z.number(), Operator, z.number()]),
]);

function compileNumeric(operand: unknown): Test {
  const [first, low, second, high] = Range.parse(operand);
  return (value) =>
    typeof value === 'number' &&
    compare[first]?.(value, low) === true &&
    (second === undefined || high === undefined || compare[second]?.(value, high) === true);
}

const Excluded = z.union([
  z.strictObject({ prefix: z.preprocess(listOf, Strings) }),
  z.strictObject({ suffix: z.preprocess(listOf, Strings) }),
  z.preprocess(listOf, Scalars),
]);

function compileAnythingBut(operand: unknown): Test {
  const excluded = Excluded.parse(operand);
  if (Array.isArray(excluded))
    return (value) => value !== undefined && !excluded.some((one) => one === value);
  const affixes = 'prefix' in excluded ? excluded.prefix : excluded.suffix;
  const has = (value: string, affix: string) =>
    'prefix' in excluded ? value.startsWith(affix) : value.endsWith(affix);
  return (value) => typeof value === 'string' && !affixes.some((affix) => has(value, affix));
}
