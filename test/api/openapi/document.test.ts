import { Validator } from '@seriousme/openapi-schema-validator';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { openApi } from '#shared/api/openapi/document.ts';
import { operations } from '#shared/api/operations.ts';
import { problems } from '#shared/api/problems.ts';

const identity = { issuer: 'https://issuer.example', tokenUrl: 'https://issuer.example/oauth2/token' };
const written = () => JSON.parse(JSON.stringify(openApi(identity)));
const Described = z.looseObject({
  operationId: z.string(),
  summary: z.string().min(1),
  description: z.string().min(1),
  tags: z.array(z.string()).min(1),
  parameters: z.array(z.looseObject({ name: z.string(), in: z.string(), required: z.boolean() })),
  responses: z.record(z.string(), z.looseObject({ description: z.string().min(1) })),
});
const document = z
  .looseObject({
    paths: z.record(z.string(), z.record(z.string(), Described)),
    webhooks: z.record(z.string(), z.looseObject({ post: z.looseObject({ operationId: z.string() }) })),
    components: z.looseObject({ schemas: z.looseObject({ Problem: z.json() }) }),
  })
  .parse(written());
const described = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, one]) => ({ path, method: method.toUpperCase(), ...one })),
);

/** Refusals that only the system itself can meet, and the one that belongs to no route. */
const nobodys = ['unknown-route', 'result-not-ordered'];

/** They change nothing of ours, or bring a key of their own. */
const withoutKey = [
  'checkEligibility',
  'verifyArchivedDossier',
  'discloseApplicant',
  'findPerson',
  'listPersonAccesses',
  'findPapers',
  'findDossiers',
  'searchTexts',
  'suggestWords',
  'redactFile',
  'takeCallback',
  'startPartUpload',
  'completePartUpload',
];

describe('the OpenAPI document', () => {
  it('is valid OpenAPI 3.1, by a validator that is not ours', async () => {
    const validator = new Validator();
    const result = await validator.validate(written());
    expect(result.errors ?? []).toEqual([]);
    expect(result.valid).toBe(true);
    expect(validator.version).toBe('3.1');
  });

  it('is the one that is kept among the documents', async () => {
    const text = `${JSON.stringify(written(), null, 2)}\n`;
    await expect(text).toMatchFileSnapshot('../../../docs/reference/openapi.json');
  });

  it('describes every operation of the contract, each under a name of its own', () => {
    expect(described.map(({ method, path }) => `${method} ${path}`).toSorted()).toEqual(
      operations.map(({ method, path }) => `${method} ${path}`).toSorted(),
    );
    const names = [
      ...described.map(({ operationId }) => operationId),
      ...Object.values(document.webhooks).map(({ post }) => post.operationId),
    ];
    expect(new Set(names).size).toBe(names.length);
  });

  it('names every parameter of every path, and no other', () => {
    for (const { path, parameters } of described) {
      const inPath = parameters.filter((one) => one.in === 'path').map(({ name }) => name);
      expect(inPath.toSorted()).toEqual([...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).toSorted());
    }
  });

  it('says of every refusal where it can be met', () => {
    const listed = new Set(
      described.flatMap(({ responses }) =>
        Object.values(responses).flatMap(({ description }) =>
          [...description.matchAll(/`([a-z-]+)`:/g)].map(([, code]) => code),
        ),
      ),
    );
    const codes = Object.keys(problems).filter((code) => !nobodys.includes(code));
    expect([...listed].toSorted()).toEqual(codes.toSorted());
    expect(document.components.schemas.Problem).toMatchObject({
      properties: { code: { enum: Object.keys(problems) } },
    });
  });

  it('asks for a key wherever something changes, and for the version seen where somebody decides on it', () => {
    for (const { id, method, conditional, idempotent, actors } of operations) {
      const one = described.find(({ operationId }) => operationId === id);
      const required = one?.parameters
        .filter(({ in: where, required: must }) => where === 'header' && must)
        .map(({ name }) => name);
      expect(required, id).toEqual([
        ...(idempotent ? ['Idempotency-Key'] : []),
        ...(conditional ? ['If-Match'] : []),
      ]);
      expect(idempotent, id).toBe(method === 'POST' && !withoutKey.includes(id));
      expect(actors.length === 0, id).toBe(
        ['verifyResult', 'listDowntimes', 'listRoots', 'getRoot', 'takeCallback'].includes(id),
      );
    }
  });
});
