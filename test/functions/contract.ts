import { expect } from 'vitest';
import * as z from 'zod';
import type { HttpReply } from '#functions/http/route.ts';
import { problemsOf } from '#shared/api/openapi/answers.ts';
import type { Operation } from '#shared/api/operation.ts';
import { operations } from '#shared/api/operations.ts';
import { problems } from '#shared/api/problems.ts';
import { responseOf } from '#shared/api/responses.ts';

type Asked = { method: string; path: string; body?: unknown };
type Answered = Pick<HttpReply, 'statusCode' | 'headers'> & { json?: unknown };

const Problem = z.looseObject({
  code: z.string(),
  status: z.int(),
  errors: z.array(z.object({ pointer: z.string(), code: z.string(), detail: z.string() })).default([]),
});

const isAt = (path: string) => (operation: Operation) =>
  new RegExp(`^${operation.path.replaceAll('.', '\\.').replaceAll(/\{\w+\}/g, '[^/]+')}$`).test(path);

const parameters = ({ path }: Operation) => path.split('{').length;

/** The operation that is asked; a concrete path comes before a templated one. */
function operationOf({ method, path }: Asked): Operation {
  const found = operations
    .filter((one) => one.method === method)
    .filter(isAt(path))
    .toSorted((one, other) => parameters(one) - parameters(other))[0];
  if (found === undefined) throw new Error(`the contract has no ${method} ${path}`);
  return found;
}

/** Whether a JSON Pointer leads to something that was sent, or to something that is missing from it. */
function isPlaceIn(body: unknown, pointer: string): boolean {
  const steps = pointer.split('/').slice(1, -1);
  const parent = steps.reduce<unknown>(
    (value, step) =>
      value instanceof Object ? Object.entries(value).find(([name]) => name === step)?.[1] : undefined,
    body,
  );
  return pointer === '' || parent instanceof Object;
}

/** Fails where an answer is none that the contract describes, or names places that are not in what was sent. */
export function holdToContract(asked: Asked, { statusCode, headers, json }: Answered): void {
  const operation = operationOf(asked);
  if (statusCode === 304) return;
  if (statusCode < 400) {
    expect(statusCode, operation.id).toBe(operation.success.status);
    expect(headers['etag'] !== undefined, `${operation.id} has an ETag`).toBe(operation.tagged);
    if (json !== undefined) responseOf(operation.id).parse(json);
    return;
  }
  const { code, status, errors } = Problem.parse(json);
  expect(headers['content-type']).toBe('application/problem+json');
  expect(problemsOf(operation), operation.id).toContain(code);
  expect(status).toBe(problems[code as keyof typeof problems].status);
  expect(statusCode).toBe(status);
  const places = status === 400 || status === 422 ? errors.map(({ pointer }) => pointer) : [];
  const strange = places.filter(
    (pointer) => !/^\/(path|query)\//.test(pointer) && !isPlaceIn(asked.body ?? {}, pointer),
  );
  expect(strange, `${operation.id}: places that were not sent`).toEqual([]);
}
