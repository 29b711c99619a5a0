import jsonata from 'jsonata';
import { jsonataProblems } from '#local/states/jsonata-check.ts';

/** What `$states` holds while a field of a state is evaluated. */
interface StatesVariable {
  input: unknown;
  context: unknown;
  result?: unknown;
  errorOutput?: unknown;
}

/** A JSON value of a definition whose `{% … %}` strings were compiled once. */
export type Template = (states: StatesVariable, now: number) => Promise<unknown>;

/** An expression that failed or produced nothing; the state then fails with this error name. */
export class QueryEvaluationError extends Error {
  override readonly name = 'States.QueryEvaluationError';
}

/** Compiles a field; throws when an expression in it would not be accepted on AWS. */
export function compileTemplate(value: unknown, where: string): Template {
  if (typeof value === 'string' && value.startsWith('{%')) return compileExpression(value, where);
  if (Array.isArray(value)) return compileArray(value, where);
  if (typeof value === 'object' && value !== null) return compileObject(value, where);
  return async () => value;
}

function compileExpression(value: string, where: string): Template {
  if (!value.endsWith('%}')) throw new Error(`${where}: an expression must end with %}`);
  const source = value.slice(2, -2);
  const expression = jsonata(source);
  const problems = jsonataProblems(source, expression.ast());
  if (problems.length > 0) throw new Error(`${where}: ${problems.join('; ')}`);

  return async (states, now) => {
    const bindings = { states, millis: () => now, now: () => new Date(now).toISOString() };
    const result: unknown = await expression.evaluate(undefined, bindings).catch((error: unknown) => {
      throw new QueryEvaluationError(`${where}: ${messageOf(error)}`);
    });
    if (result === undefined) throw new QueryEvaluationError(`${where}: the expression returned nothing`);
    return result;
  };
}

function compileArray(value: unknown[], where: string): Template {
  const items = value.map((item, i) => compileTemplate(item, `${where}/${i}`));
  return (states, now) => Promise.all(items.map((item) => item(states, now)));
}

function compileObject(value: object, where: string): Template {
  const fields = Object.entries(value).map(
    ([key, field]) => [key, compileTemplate(field, `${where}/${key}`)] as const,
  );
  return async (states, now) => {
    const result: Record<string, unknown> = {};
    for (const [key, field] of fields) result[key] = await field(states, now);
    return result;
  };
}

const messageOf = (error: unknown) =>
  typeof error === 'object' && error !== null && 'message' in error ? String(error.message) : String(error);
