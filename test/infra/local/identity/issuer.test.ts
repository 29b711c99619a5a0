import { mkdtempSync, statSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createRemoteJWKSet, jwtVerify } from 'jose';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createIssuer } from '#infra/local/identity/issuer.ts';
import { readPeople } from '#infra/local/identity/people.ts';
import { createIdentityServer } from '#infra/local/identity/server.ts';
import { signingKey } from '#infra/local/identity/signing-key.ts';

const people = readPeople(new URL('../../../../infra/local/people.json', import.meta.url));

async function serving() {
  const file = path.join(mkdtempSync(path.join(tmpdir(), 'motcua-issuer-')), 'key.json');
  const clock = { now: () => Date.UTC(2026, 10, 22) };
  const options = { people, issuer: 'https://pool.example', audience: 'console', clock };
  const issuer = await createIssuer({ ...options, key: await signingKey(file) });
  const server = createIdentityServer(issuer, 'http://127.0.0.1');
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const ask = (form: Record<string, string>, headers = {}) =>
    fetch(`${url}/token`, { method: 'POST', headers, body: new URLSearchParams(form) });
  return { file, url, ask };
}

const credentials = {
  grant_type: 'client_credentials',
  client_id: 'tiep-nhan.an-binh',
  client_secret: 'local',
};

describe('the development issuer', () => {
  it('gives a seeded person a token that its published keys verify', async () => {
    const { url, ask } = await serving();
    const answer = (await (await ask(credentials)).json()) as Record<string, string>;
    expect(answer).toMatchObject({ token_type: 'Bearer', expires_in: 3600 });
    const verified = await jwtVerify(
      answer.access_token ?? '',
      createRemoteJWKSet(new URL(`${url}/jwks.json`)),
      {
        issuer: 'https://pool.example',
        audience: 'console',
        currentDate: new Date(Date.UTC(2026, 10, 22)),
      },
    );
    expect(verified.payload).toMatchObject({
      sub: 'tiep-nhan.an-binh',
      actor: 'officer',
      unit: 'H00.01',
      roles: ['reception'],
      iat: Date.UTC(2026, 10, 22) / 1000,
    });
  });

  it('takes the credentials by HTTP Basic too', async () => {
    const { ask } = await serving();
    const authorization = `Basic ${Buffer.from('thanh-tra:local').toString('base64')}`;
    expect((await ask({ grant_type: 'client_credentials' }, { authorization })).status).toBe(200);
  });

  it.each([
    [{ ...credentials, client_id: 'nobody' }, 401, 'invalid_client'],
    [{ ...credentials, client_secret: 'wrong' }, 401, 'invalid_client'],
    [{ ...credentials, grant_type: 'password' }, 400, 'unsupported_grant_type'],
  ])('refuses %j', async (form, status, error) => {
    const answer = await (await serving()).ask(form);
    expect({ status: answer.status, body: await answer.json() }).toEqual({ status, body: { error } });
  });

  it('tells where its keys and tokens are', async () => {
    const { url } = await serving();
    const response = await fetch(`${url}/.well-known/openid-configuration`);
    expect(await response.json()).toMatchObject({
      issuer: 'https://pool.example',
      jwks_uri: 'http://127.0.0.1/jwks.json',
      token_endpoint: 'http://127.0.0.1/token',
    });
    expect((await fetch(`${url}/other`)).status).toBe(404);
  });

  it('publishes nothing of the private key, and lets nobody else on the machine read it', async () => {
    const { url, file } = await serving();
    const [key] = ((await (await fetch(`${url}/jwks.json`)).json()) as { keys: object[] }).keys;
    expect(Object.keys(key ?? {}).sort()).toEqual(['alg', 'e', 'kid', 'kty', 'n', 'use']);
    expect(statSync(file).mode & 0o077).toBe(0);
  });

  it('keeps its key for the next start', async () => {
    const { file } = await serving();
    expect(await signingKey(file)).toEqual(await signingKey(file));
  });
});

describe('the seeded people', () => {
  it('are two portals, officers of each role in each of two units, three auditors of all of them and one of one, and a manager', () => {
    const counts = Object.groupBy(people, ({ actor }) => actor);
    expect(counts.portal).toHaveLength(2);
    expect(counts.auditor).toHaveLength(4);
    expect(counts.manager).toHaveLength(1);
    for (const unit of ['H00.01', 'H00.02']) {
      const roles = counts.officer?.filter((one) => one.unit === unit).flatMap((one) => one.roles);
      expect([...new Set(roles)].toSorted()).toEqual(['clerk', 'leader', 'reception', 'specialist']);
    }
  });
});
