import { describe, expect, it } from 'vitest';
import { api } from '#functions/http/api.ts';
import { getContract } from '#functions/public/contract.ts';
import { operations } from '#shared/api/operations.ts';
import { quiet } from '#test/support/quiet.ts';
import { call } from '../http/calling.ts';

quiet();

const identity = { issuer: 'https://issuer.example', tokenUrl: 'https://token.example/oauth2/token' };
const handler = api([getContract(identity)]);
const ask = (headers: Record<string, string> = {}) =>
  call(handler, { path: '/v1/openapi.json', headers, claims: null });

describe('the contract', () => {
  it('is given to anybody, with every operation and where this deployment signs people in', async () => {
    const reply = await ask();
    expect(reply).toMatchObject({
      statusCode: 200,
      headers: {
        'content-type': 'application/vnd.oai.openapi+json;version=3.1',
        'cache-control': 'public, max-age=300',
        etag: expect.stringMatching(/^"[\w-]{43}"$/),
      },
      json: {
        openapi: '3.1.1',
        components: {
          securitySchemes: {
            oidc: { openIdConnectUrl: `${identity.issuer}/.well-known/openid-configuration` },
            clientCredentials: { flows: { clientCredentials: { tokenUrl: identity.tokenUrl } } },
          },
        },
      },
    });
    for (const { path, method } of operations)
      expect(reply.json).toHaveProperty(['paths', path, method.toLowerCase()]);
  });

  it('that the caller has already is not sent again, whatever a proxy made of its tag', async () => {
    const etag = (await ask()).headers['etag'] ?? '';
    for (const known of [etag, `W/${etag}`, `"x", W/${etag}`, '*']) {
      const reply = await ask({ 'if-none-match': known });
      expect(reply, known).toMatchObject({ statusCode: 304, headers: { etag } });
      expect(reply.body).toBeUndefined();
    }
    expect(await ask({ 'if-none-match': '"x"' })).toMatchObject({ statusCode: 200 });
  });
});
