/** Finds the route for a request, and the values of its path's variables, still percent-encoded. */
export type FindRoute<Route> = (method: string, path: string) => FoundRoute<Route> | undefined;

export interface FoundRoute<Route> {
  route: Route;
  variables: Record<string, string>;
}

interface Pattern<Route> {
  route: Route;
  method: string;
  expression: RegExp;
  /** Sorts the more specific pattern first. */
  rank: string;
}

/** Orders routes as API Gateway does: the most specific path first, then a method before ANY, then `$default`. */
export function createRouting<Route extends { key: string }>(routes: Route[]): FindRoute<Route> {
  const patterns = routes
    .filter(({ key }) => key !== '$default')
    .map(patternOf)
    .sort((a, b) => a.rank.localeCompare(b.rank, 'en'));
  const fallback = routes.find(({ key }) => key === '$default');

  return (method, path) => {
    for (const pattern of patterns) {
      const found = suits(pattern, method) ? pattern.expression.exec(path) : null;
      if (found !== null) return { route: pattern.route, variables: { ...found.groups } };
    }
    return fallback && { route: fallback, variables: {} };
  };
}

const suits = (pattern: Pattern<unknown>, method: string) =>
  pattern.method === method || pattern.method === 'ANY';

function patternOf<Route extends { key: string }>(route: Route): Pattern<Route> {
  const found = /^([A-Z]+) \/(.*)$/.exec(route.key);
  if (found?.[1] === undefined || found[2] === undefined) throw new Error(`${route.key} is no route key`);
  const [, method, path] = found;
  const segments = path.split('/');
  const expression = new RegExp(`^/${segments.map(expressionOf).join('/')}$`);
  const rank = `${segments.map(kindOf).join('')}3${method === 'ANY' ? '1' : '0'}`;
  return { route, method, expression, rank };
}

const isVariable = (segment: string) => segment.startsWith('{');
const isGreedy = (segment: string) => segment.endsWith('+}');

/** Fixed, variable or greedy; what ends earlier sorts after all of them. */
const kindOf = (segment: string) => (isGreedy(segment) ? 2 : isVariable(segment) ? 1 : 0);

function expressionOf(segment: string): string {
  if (isGreedy(segment)) return `(?<${segment.slice(1, -2)}>.+)`;
  return isVariable(segment)
    ? `(?<${segment.slice(1, -1)}>[^/]+)`
    : segment.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
