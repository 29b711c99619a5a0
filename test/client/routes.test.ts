import { describe, expect, it } from 'vitest';
import type { Operation } from '#shared/api/operation.ts';
import { operations, operationsById } from '#shared/api/operations.ts';

const routeOf = ({ id, method, path, idempotent, conditional }: Operation) => {
  const words = [
    method,
    path,
    ...(idempotent ? ['idempotent'] : []),
    ...(conditional ? ['conditional'] : []),
  ];
  const line = `  ${id}: '${words.join(' ')}',`;
  return line.length > 110 ? line.replace(': ', ':\n    ') : line;
};

const written = `/** Where the operations of the API are, and what they ask for besides; written by a test from the contract. */
export const routes = {
${operations.map(routeOf).join('\n')}
} as const;
`;

describe('the routes that the client knows', () => {
  it('are those of the contract, in a file that is kept', async () => {
    await expect(written).toMatchFileSnapshot('../../client/routes.ts');
  });

  it('stand under the ids of their operations', () => {
    expect(Object.keys(operationsById)).toEqual(operations.map(({ id }) => id));
  });
});
