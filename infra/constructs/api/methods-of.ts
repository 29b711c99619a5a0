import { readFileSync } from 'node:fs';
import { HttpMethod } from 'aws-cdk-lib/aws-apigatewayv2';

/** The published contract; a test holds it to what the functions serve. */
const contract = new URL('../../../docs/reference/openapi.json', import.meta.url);

/**
 * The methods that the contract has below each of these route paths. As in API Gateway, a path of the contract
 * belongs to the most specific route path that matches it.
 */
export function methodsOf(paths: string[]): Map<string, HttpMethod[]> {
  const bySpecificity = paths.toSorted((a, b) => rankOf(a).localeCompare(rankOf(b), 'en'));
  const found = new Map(paths.map((path): [string, HttpMethod[]] => [path, []]));
  for (const [path, operations] of Object.entries<object>(JSON.parse(readFileSync(contract, 'utf8')).paths)) {
    const methods = found.get(bySpecificity.find((pattern) => matches(pattern, path)) ?? '') ?? [];
    methods.push(...methodsIn(operations).filter((method) => !methods.includes(method)));
  }
  return found;
}

const methodsIn = (operations: object) =>
  Object.values(HttpMethod).filter((method) => method.toLowerCase() in operations);

/** Sorts a longer and a more literal path first, and what ends in a greedy variable after its like. */
const rankOf = (path: string) => `${path.split('/').map(kindOf).join('')}3`;

const kindOf = (segment: string) => (segment.endsWith('+}') ? 2 : segment.startsWith('{') ? 1 : 0);

function matches(pattern: string, path: string): boolean {
  const wanted = pattern.split('/');
  const given = path.split('/');
  const greedy = kindOf(wanted.at(-1) ?? '') === 2;
  if (greedy ? given.length < wanted.length : given.length !== wanted.length) return false;
  return wanted.every((segment, at) => kindOf(segment) > 0 || segment === given[at]);
}
