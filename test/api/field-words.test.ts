import { describe, expect, it } from 'vitest';
import { openApi } from '#shared/api/openapi/document.ts';
import { fieldWords } from '#shared/api/words/describe-fields.ts';

type Node = Record<string, unknown>;
type Field = { name: string; parent: string; field: Node };

const identity = { issuer: 'https://issuer.example', tokenUrl: 'https://login.example/oauth2/token' };
const document: unknown = JSON.parse(JSON.stringify(openApi(identity)));

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null;

/** Every property below a schema, and every parameter, each with the property that it stands in. */
function* fieldsIn(node: unknown, parent = ''): Generator<Field> {
  if (!isNode(node)) return;
  if (typeof node['in'] === 'string' && isNode(node['schema']))
    yield { name: String(node['name']), parent, field: { ...node['schema'], ...node } };
  for (const [key, part] of Object.entries(node)) {
    if (key === 'properties' && isNode(part)) yield* propertiesIn(part, parent);
    else yield* fieldsIn(part, isNode(part) && 'operationId' in part ? `^${part['operationId']}` : parent);
  }
}

function* propertiesIn(properties: Node, parent: string): Generator<Field> {
  for (const [name, field] of Object.entries(properties)) {
    if (isNode(field)) yield { name, parent, field };
    yield* fieldsIn(field, name);
  }
}

const fields = [...fieldsIn(document)];
const scalar = /^(string|integer|number|boolean)$/;
const named = (found: Field[]) => [...new Set(found.map(({ name, parent }) => `${parent}.${name}`))];

describe('every field of the API', () => {
  it('says what it means', () => {
    expect(fields.length).toBeGreaterThan(2_000);
    expect(named(fields.filter(({ field }) => typeof field['description'] !== 'string'))).toEqual([]);
  });

  it('shows what stands in it, where it holds a single value', () => {
    const single = fields.filter(
      ({ field }) => scalar.test(String(field['type'])) && field['in'] !== 'header',
    );
    const without = single.filter(({ field }) => !('examples' in field || 'example' in field));
    expect(named(without)).toEqual([]);
  });

  it('has words that are used', () => {
    const names = new Set(fields.map(({ name }) => name));
    const unused = Object.keys(fieldWords).filter((key) => !names.has(key.split('.').at(-1) ?? ''));
    expect(unused).toEqual([]);
  });
});
