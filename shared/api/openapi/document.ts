import { hasBody, type Operation } from '../operation.ts';
import { operations } from '../operations.ts';
import { refusals, success } from './answers.ts';
import { parameters } from './parameters.ts';
import { namedSchemas, referenceTo } from './schemas.ts';
import { webhooks } from './webhooks.ts';

const describe = (operation: Operation) => ({
  operationId: operation.id,
  summary: operation.summary.en,
  description: `${operation.summary.vi}. Callers: ${operation.actors.join(', ') || 'anybody'}.`,
  tags: [operation.path.split('/')[2] ?? ''],
  security: operation.actors.length > 0 ? [{ oidc: [] }, { clientCredentials: [] }] : [],
  parameters: parameters(operation),
  ...(hasBody(operation) && {
    requestBody: {
      required: true,
      content: { 'application/json': { schema: referenceTo(operation.body, 'input', operation.id) } },
    },
  }),
  responses: { ...success(operation), ...refusals(operation) },
});

const paths = () =>
  Object.fromEntries(
    Map.groupBy(operations, ({ path }) => path)
      .entries()
      .map(([path, own]) => [
        path,
        Object.fromEntries(own.map((one) => [one.method.toLowerCase(), describe(one)])),
      ]),
  );

/** Whose tokens the API takes, and where portals get theirs. */
export interface Identity {
  issuer: string;
  tokenUrl: string;
}

/** Groups of operations, named as the first part of their paths. */
const tags = [
  ['procedures', 'The catalogue of procedures'],
  ['papers', 'Papers that are kept and may be handed in again'],
  ['dossiers', 'Dossiers: submit, follow, supplement, pay, withdraw'],
  ['tasks', 'The work of officers'],
  ['consultations', 'Questions to other units'],
  ['absences', 'Absences of officers and their substitutes'],
  ['guidance', 'What people were told at the desk'],
  ['batches', 'Thick scans that are split at separator sheets'],
  ['reports', 'Books and reports'],
  ['payments', 'What payment providers tell'],
  ['post', 'What carriers tell'],
  ['verify', 'Is this result genuine, and still valid'],
  ['results', 'Results that were issued'],
  ['proofs', 'The signed roots of the archive'],
  ['archive', 'Sealed dossiers'],
  ['webhooks', 'What portals are told'],
];

/** The OpenAPI 3.1 document of everything that is served, written from the schemas that parse the requests. */
export const openApi = ({ issuer, tokenUrl }: Identity) => ({
  openapi: '3.1.1',
  info: {
    title: 'Một Cửa',
    version: '1.0.0',
    description:
      'Tiếp nhận, giải quyết và lưu trữ hồ sơ thủ tục hành chính. Receiving, resolving and archiving dossiers.',
    license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
  },
  servers: [{ url: '/' }],
  tags: tags.map(([name, description]) => ({ name, description })),
  paths: paths(),
  webhooks: webhooks(),
  components: {
    schemas: namedSchemas(),
    securitySchemes: {
      oidc: { type: 'openIdConnect', openIdConnectUrl: `${issuer}/.well-known/openid-configuration` },
      clientCredentials: {
        type: 'oauth2',
        flows: { clientCredentials: { tokenUrl, scopes: {} } },
      },
    },
  },
});
