import { z } from 'zod';

/** What the built-in functions of JSONata 2.0.6 are called, without `$eval`, which Step Functions takes away. */
const functions = new Set(
  (
    'abs append assert average base64decode base64encode boolean ceil clone contains count decodeUrl ' +
    'decodeUrlComponent distinct each encodeUrl encodeUrlComponent error exists filter floor formatBase ' +
    'formatInteger formatNumber fromMillis join keys length lookup lowercase map match max merge millis min not ' +
    'now number pad parseInteger power random reduce replace reverse round shuffle sift single sort split spread ' +
    'sqrt string substring substringAfter substringBefore sum toMillis trim type uppercase zip'
  ).split(' '),
);

const Node = z.record(z.string(), z.unknown());
type Node = z.infer<typeof Node>;

/** Lists what Step Functions would refuse in an expression although the `jsonata` package accepts it. */
export function jsonataProblems(source: string, ast: unknown): string[] {
  const problems: string[] = [];
  if (/\?\?|\?:/.test(withoutLiterals(source)))
    problems.push('the operators ?? and ?: are newer than JSONata 2.0.6');
  const nodes = [...walk(ast, true)];
  const bound = new Set(['states', ...nodes.flatMap(({ node }) => boundNames(node))]);
  for (const { node, top } of nodes) {
    if (node.type === 'variable') problems.push(...variableProblems(String(node.value), bound, top));
    if (node.type === 'name' && top) problems.push(`${String(node.value)} needs $states before it`);
  }
  return problems;
}

function variableProblems(name: string, bound: Set<string>, top: boolean): string[] {
  if (name === '' || name === '$') return top ? [`$${name} has no meaning at the top level`] : [];
  if (bound.has(name) || functions.has(name)) return [];
  return [`$${name} is not known to JSONata 2.0.6 in Step Functions, or not built in here`];
}

function boundNames(node: Node): string[] {
  if (node.type === 'bind') return [String(Node.parse(node.lhs).value)];
  if (node.type === 'lambda')
    return z
      .array(Node)
      .parse(node.arguments)
      .map(({ value }) => String(value));
  return [];
}

/** Every node of the tree, and whether it is read against the (absent) document rather than within a path or lambda. */
function* walk(value: unknown, top: boolean): Generator<{ node: Node; top: boolean }> {
  if (Array.isArray(value)) for (const item of value) yield* walk(item, top);
  const parsed = Array.isArray(value) ? undefined : Node.safeParse(value);
  if (!parsed?.success) return;
  const node = parsed.data;
  yield { node, top };
  for (const [key, child] of Object.entries(node)) {
    if (key === 'steps' && Array.isArray(child)) {
      yield* walk(child[0], top);
      yield* walk(child.slice(1), false);
    } else {
      yield* walk(child, top && !(key === 'stages' || key === 'group' || node.type === 'lambda'));
    }
  }
}

const withoutLiterals = (source: string) =>
  source.replace(/'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*"|`[^`]*`/g, "''");
