import { compileLeaf } from '#local/rules/operators.ts';

/** Says whether an event fits a pattern. */
export type Matcher = (event: unknown) => boolean;

/** Matches an event against a pattern of EventBridge, or of a filter of a Lambda event source mapping. */
export const matches = (pattern: unknown, event: unknown) => compilePattern(pattern)(event);

/** Makes a pattern ready to match; throws for an operator that is not built in here. */
export function compilePattern(pattern: unknown, path = 'pattern'): Matcher {
  if (!isObject(pattern)) throw new Error(`${path} must be an object`);
  const fields = Object.entries(pattern).map(([name, value]) => compileField(name, value, `${path}.${name}`));
  if (fields.length === 0) throw new Error(`${path} is empty`);
  return (event) => fields.every((field) => field(event));
}

function compileField(name: string, value: unknown, path: string): Matcher {
  if (name === '$or') return compileOr(value, path);
  if (Array.isArray(value)) {
    const leaf = compileLeaf(value, path);
    return (event) => leaf(fieldOf(event, name));
  }
  const nested = compilePattern(value, path);
  return (event) => {
    const inner = fieldOf(event, name);
    // A list of objects fits when one of them does.
    return Array.isArray(inner) ? inner.some(nested) : nested(inner);
  };
}

function compileOr(value: unknown, path: string): Matcher {
  if (!Array.isArray(value) || value.length < 2) throw new Error(`${path} must list at least two patterns`);
  const choices = value.map((choice, i) => compilePattern(choice, `${path}.${i}`));
  return (event) => choices.some((choice) => choice(event));
}

const fieldOf = (event: unknown, name: string): unknown =>
  isObject(event) && Object.hasOwn(event, name) ? event[name] : undefined;

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
