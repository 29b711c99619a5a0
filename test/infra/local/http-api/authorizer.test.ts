import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { describe, expect, it } from 'vitest';
import { issuer, secured, served } from './served.ts';

const bearer = (token: string) => ({ headers: { authorization: `Bearer ${token}` } });

describe('a route with a JWT authorizer', () => {
  it('hands the claims of a good token to the function, each as text', async () => {
    const api = await served({ routes: [secured('GET /me')] });
    const { event } = await api.echo('/me', bearer(await api.token()));
    expect(event.requestContext.authorizer?.jwt).toMatchObject({
      claims: { sub: 'lan', iss: issuer, client_id: 'console', actor: 'officer', roles: '[leader clerk]' },
      scopes: null,
    });
    expect(event.requestContext.authorizer?.jwt.claims['exp']).toMatch(/^\d+$/);
  });

  it('takes the token without the word Bearer too', async () => {
    const api = await served({ routes: [secured('GET /me')] });
    const { status } = await api.call('/me', { headers: { authorization: await api.token() } });
    expect(status).toBe(200);
  });

  it('answers 401 to a request without a token', async () => {
    const api = await served({ routes: [secured('GET /me')] });
    const answer = await api.call('/me');
    expect(answer).toMatchObject({ status: 401, json: { message: 'Unauthorized' } });
    expect(answer.headers.get('www-authenticate')).toBe('Bearer');
  });

  it('answers 401 as soon as the clock has passed the end of a token that it took before', async () => {
    const api = await served({ routes: [secured('GET /me')] });
    const token = await api.token();
    expect((await api.call('/me', bearer(token))).status).toBe(200);
    api.moveClock(3_601_000);
    const answer = await api.call('/me', bearer(token));
    expect(answer.status).toBe(401);
    expect(answer.headers.get('www-authenticate')).toContain('error="invalid_token"');
    expect((await api.call('/me', bearer(await api.token()))).status).toBe(200);
  });
});

describe('a token that is not what the authorizer asks for', () => {
  const forged = async (claims: Record<string, unknown>, header = {}) => {
    const { privateKey, publicKey } = await generateKeyPair('RS256', { extractable: true });
    const jwk = await exportJWK(publicKey);
    return new SignJWT({ iss: issuer, aud: 'console', exp: Date.now() / 1000 + 60, ...claims })
      .setProtectedHeader({ alg: 'RS256', jwk, ...header })
      .sign(privateKey);
  };

  it('is refused when another key signed it, even under the known key id', async () => {
    const api = await served({ routes: [secured('GET /me')] });
    const [head = ''] = (await api.token()).split('.');
    const { kid } = JSON.parse(Buffer.from(head, 'base64url').toString());
    expect((await api.call('/me', bearer(await forged({}, { kid })))).status).toBe(401);
    expect((await api.call('/me', bearer(await forged({})))).status).toBe(401);
  });

  it('is refused when its text was changed', async () => {
    const api = await served({ routes: [secured('GET /me')] });
    const [head, body = '', signature] = (await api.token()).split('.');
    const claims = JSON.parse(Buffer.from(body, 'base64url').toString());
    const changed = Buffer.from(JSON.stringify({ ...claims, sub: 'minh' })).toString('base64url');
    expect((await api.call('/me', bearer([head, changed, signature].join('.')))).status).toBe(401);
  });

  it.each(['', 'x', 'a.b.c', 'eyJhbGciOiJub25lIn0.eyJzdWIiOiJsYW4ifQ.'])(
    'is refused when it is %j',
    async (token) => {
      const api = await served({ routes: [secured('GET /me')] });
      expect((await api.call('/me', bearer(token))).status).toBe(401);
    },
  );

  it('is refused when it was made for another audience or by another issuer', async () => {
    const authorizer = { issuer, audience: ['somebody-else'] };
    const elsewhere = { issuer: 'https://elsewhere.example', audience: ['console'] };
    const api = await served({
      routes: [secured('GET /audience', { authorizer }), secured('GET /issuer', { authorizer: elsewhere })],
    });
    const token = await api.token();
    const answer = await api.call('/audience', bearer(token));
    expect(answer.status).toBe(401);
    expect(answer.headers.get('www-authenticate')).toContain('audience');
    expect((await api.call('/issuer', bearer(token))).status).toBe(401);
  });

  it('is refused with 403 when it lacks the scope of the route', async () => {
    const api = await served({ routes: [secured('GET /me', { scopes: ['dossiers/write'] })] });
    const answer = await api.call('/me', bearer(await api.token()));
    expect(answer).toMatchObject({ status: 403, json: { message: 'Forbidden' } });
    expect(answer.headers.get('www-authenticate')).toContain('insufficient_scope');
  });
});
