import { describe, expect, it } from 'vitest';
import { openApi } from '#shared/api/openapi/document.ts';

const identity = { issuer: 'https://issuer.example', tokenUrl: 'https://login.example/oauth2/token' };
const document: unknown = JSON.parse(JSON.stringify(openApi(identity)));

const isNode = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

function* references(node: unknown): Generator<string> {
  if (!isNode(node)) return;
  if (typeof node['$ref'] === 'string') yield node['$ref'];
  for (const part of Object.values(node)) yield* references(part);
}

const at = (pointer: string) =>
  pointer
    .slice(2)
    .split('/')
    .reduce<unknown>((node, part) => (isNode(node) ? node[part] : undefined), document);

describe('the OpenAPI document', () => {
  it('refers only to what is in it', () => {
    const all = new Set(references(document));
    expect(all).toContain('#/components/schemas/Problem');
    expect([...all].filter((pointer) => at(pointer) === undefined)).toEqual([]);
  });

  it('says that a form is an object of any values', () => {
    const path = '#/paths/~1v1~1dossiers/post/requestBody/content/application~1json/schema/properties/form';
    const form = path
      .slice(2)
      .split('/')
      .map((part) => part.replaceAll('~1', '/'))
      .reduce<unknown>((node, part) => (isNode(node) ? node[part] : undefined), document);
    expect(form).toMatchObject({
      type: 'object',
      propertyNames: { type: 'string' },
      additionalProperties: {},
    });
  });
});
