import { expect, it } from 'vitest';
import { openApi } from '#shared/api/openapi/document.ts';

type Node = Record<string, unknown>;
type Row = { path: string; schema: Node; required: boolean };

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null;
const nodeOf = (value: unknown): Node => (isNode(value) ? value : {});

const identity = { issuer: 'https://issuer.example', tokenUrl: 'https://login.example/oauth2/token' };
const { webhooks } = openApi(identity);

/** The fields below a schema, each by its dotted path. */
function rowsOf(schema: Node, prefix = ''): Row[] {
  const required = Array.isArray(schema['required']) ? schema['required'] : [];
  return Object.entries(nodeOf(schema['properties'])).flatMap(([name, found]) => {
    const property = nodeOf(found);
    const path = `${prefix}${name}`;
    const below = rowsOf(property, `${path}.`);
    const items = rowsOf(nodeOf(property['items']), `${path}[].`);
    return [{ path, schema: property, required: required.includes(name) }, ...below, ...items];
  });
}

function exampleOf(schema: Node): unknown {
  if (isNode(schema['properties']))
    return Object.fromEntries(
      Object.entries(schema['properties']).map(([name, property]) => [name, exampleOf(nodeOf(property))]),
    );
  if (isNode(schema['items'])) return [exampleOf(schema['items'])];
  return Array.isArray(schema['examples']) ? schema['examples'][0] : 'text';
}

function page(): string {
  const parts = Object.entries(webhooks).map(([type, { post }]) => {
    const [, own] = post.requestBody.content['application/cloudevents+json'].schema.allOf;
    const data = nodeOf(nodeOf(nodeOf(own)['properties'])['data']);
    const rows = rowsOf(data).map(
      ({ path, schema, required }) =>
        `| \`${path}\` | ${schema['type']} | ${required ? 'always' : 'where there is one'} | ${schema['description']} |`,
    );
    const event = {
      specversion: '1.0',
      id: 'H00.01-20261128-0000001.7.1',
      source: '/v1/dossiers',
      type,
      subject: 'H00.01-20261128-0000001',
      time: '2026-11-28T02:00:00.000Z',
      datacontenttype: 'application/json',
      sequence: '000007',
      data: exampleOf(data),
    };
    const table = ['| field of `data` | type | there | meaning |', '| --- | --- | --- | --- |', ...rows];
    return [`## ${type}`, '', ...table, '', '```json', JSON.stringify(event, null, 2), '```', ''].join('\n');
  });
  return [
    '# What portals are told',
    '',
    'Made from the schemas of the contract by a test. How to take them: [portals.md](../portals.md#webhooks).',
    '',
    ...parts,
  ].join('\n');
}

it('the page of events shows every type with its fields and an example', async () => {
  await expect(page()).toMatchFileSnapshot('../../../docs/reference/events.md');
});
